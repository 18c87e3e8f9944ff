/** The counted units: requests, translation credits, minutes of media processed by AI, created resources. */
export const units = ['requests', 'credits', 'minutes', 'resources'] as const;

/** @see units */
export type Unit = (typeof units)[number];

/** An amount of each unit. */
export type Amounts = Readonly<Record<Unit, number>>;

/** Zero of every unit. */
export const NOTHING: Amounts = { requests: 0, credits: 0, minutes: 0, resources: 0 };
