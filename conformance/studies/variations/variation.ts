import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Link } from './link.ts';

/** Allowed behaviour that differs from the mock's: every check must stay green under it. */
export interface Variation {
  /** Stable. */
  readonly id: string;
  /** What the server does. */
  readonly statement: string;
  /** The providers that it concerns. Default: all. */
  readonly providers?: readonly ProviderId[];
  /** The decisions that it changes. */
  readonly seams?: (honest: Seams) => Partial<Seams>;
  /** The proxy before the server; made anew for each world, so that it may keep state. */
  readonly link?: () => Link;
  /** The chosen values of switches, by full name. */
  readonly switches?: Readonly<Record<string, string>>;
  /** Added to the seed of the run. */
  readonly seed?: number;
  /** Checks, by a glob of their ids, that the proxy cannot serve, and why. */
  readonly except?: { readonly checks: string; readonly reason: string };
  /** A prefix of every path; the proxy removes it before the server sees it. */
  readonly below?: string;
  /** True when the server closes connections: a client must not use one twice. */
  readonly closes?: true;
}
