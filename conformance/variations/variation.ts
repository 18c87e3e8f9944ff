import type { Seams } from '../../mocks/kernel/world/seams.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Link } from './proxy.ts';

/** Something a server may do otherwise without breaking any promise: under it every check must stay green. */
export interface Variation {
  /** Stable. */
  readonly id: string;
  /** What the server does. */
  readonly statement: string;
  /** Where it makes a difference; everywhere unless said otherwise. */
  readonly providers?: readonly ProviderId[];
  /** The decisions it takes otherwise. */
  readonly seams?: (honest: Seams) => Partial<Seams>;
  /** What stands before the server; made anew for each world, so that it may remember. */
  readonly link?: () => Link;
  /** Allowed alternatives that are chosen, by full name. */
  readonly switches?: Readonly<Record<string, string>>;
  /** Added to the seed of the run. */
  readonly seed?: number;
  /** Checks, by a glob of their ids, that look past what stands before the server, and why they do. */
  readonly except?: { readonly checks: string; readonly reason: string };
  /** Put before every path, and taken off again before the server sees it. */
  readonly below?: string;
  /** The server closes connections, so that none may be used twice. */
  readonly closes?: true;
}
