/** Every grade, the surest first. */
export const grades = ['documented', 'observed', 'assumed'] as const;

/** How a behaviour is known. `documented`: official docs, spec or SDK. `observed`: a real payload or run that was
 * captured. `assumed`: our choice, with the reason. */
export type Grade = (typeof grades)[number];

/** The evidence behind one behaviour. Every behaviour has exactly one. */
export interface Evidence {
  readonly grade: Grade;
  /** Source of the fact (page, seed, SDK and version); for `assumed`, the reason for the choice. */
  readonly source: string;
  /** A choice of this project about itself, which no service can confirm: a bound, a fault, an invention, the pace of a mock. */
  readonly own?: true;
}

/** Evidence from official documentation, specification or SDK source. */
export const documented = (source: string): Evidence => ({ grade: 'documented', source });

/** Evidence from a captured payload or from running a vendor's client. */
export const observed = (source: string): Evidence => ({ grade: 'observed', source });

/** A choice without documentation; `why` gives its reason. */
export const assumed = (why: string): Evidence => ({ grade: 'assumed', source: why });

/** A choice of this project about itself: assumed for good, because no service has it. `why` gives its reason. */
export const own = (why: string): Evidence => ({ grade: 'assumed', source: why, own: true });
