import type { IncomingMessage } from 'node:http';
import type { Evidence } from '../../../src/base/evidence.ts';
import type { FailureCatalogue } from '../../../src/contracts/types.ts';
import type { Tenant } from '../world/tenant.ts';
import type { WindowUse } from '../world/window.ts';
import type { StruckFault } from './struck-fault.ts';

/** What a server tells its exchanges about itself. */
export interface ExchangeTables {
  readonly provider: string;
  readonly failures: FailureCatalogue;
  /** What a rule that is no failure means, and its evidence. */
  readonly rule: (id: string) => { readonly what: string; readonly evidence: Evidence } | null;
}

/** What of a request a journal keeps. */
export interface RequestOnRecord {
  /** `<tenant>-<sequence>`. */
  readonly id: string;
  /** Counts the requests of its tenant. */
  readonly sequence: number;
  readonly tables: ExchangeTables;
  readonly tenant: Tenant;
  readonly method: string;
  /** Path and query as they came. */
  readonly path: string;
  readonly operation: string | null;
  readonly requestHeaders: IncomingMessage['headers'];
  /** The credential that the request presents. */
  readonly credential: string | null;
  /** Further texts of the request that must not reach the journal; null for none. */
  readonly hidden: readonly string[] | null;
  readonly window: WindowUse | null;
  /** The machine's time when the request began, in epoch milliseconds. */
  readonly startedAt: number;
  readonly fault: StruckFault | null;
  /** The body as far as it was read. */
  readonly body: Uint8Array | null;
  /** The bytes of the body's beginning as Latin-1, as far as a record keeps it; null without a body. Made once. */
  readonly latin1: string | null;
}
