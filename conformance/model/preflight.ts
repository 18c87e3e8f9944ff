import type { WireResponse } from './exchange.ts';

/** The first request of a live run to a provider: it costs and creates nothing, and shows whether the credential works. */
export interface Preflight<Operation extends string = string> {
  readonly operation: Operation;
  /** Values of the placeholders in its path, besides the account. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** True for an answer that refuses the credential. 401 and 403 do without it. */
  refuses?(response: WireResponse): boolean;
}
