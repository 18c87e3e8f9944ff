/** A request as it was sent. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  /** In the order and spelling sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  /** Send the body without a Content-Length. */
  readonly chunked?: boolean;
}

/** An answer as received, with its content coding undone. */
export interface WireResponse {
  readonly status: number;
  /** In the order and spelling received. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bytes: Uint8Array;
}

/** Why a request has no complete answer. Code decides by the kind; the text is for people only. */
export interface WireProblem {
  readonly kind: WireProblemKind;
  /** The finding as a phrase, for example `no answer: the connection was refused`. */
  readonly text: string;
}

/**
 * `not-connected`: the host was not found or refused the connection, so nothing was sent. `connection-broken`: the
 * connection broke before an answer began. `timeout`: the time ran out. `broken-answer`: an answer began and is not
 * complete or not HTTP. `cut-by-check`: the check cut the request itself. `withheld`: the run's own bounds stopped it.
 * `interrupted`: the run was interrupted before an answer came.
 */
export type WireProblemKind =
  | 'not-connected'
  | 'connection-broken'
  | 'timeout'
  | 'broken-answer'
  | 'cut-by-check'
  | 'withheld'
  | 'interrupted';

/** Bounds of one exchange. */
export interface WireLimits {
  /** Milliseconds from the first byte sent to the last byte received. */
  readonly timeoutMs: number;
  /** The largest accepted body, compressed or not, in bytes. */
  readonly maxBytes: number;
  /** After it fires, the exchange has half a second to end. */
  readonly signal?: AbortSignal | undefined;
}

/** One sent request, with its answer or with the problem that replaced the answer. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response: WireResponse | null;
  /** Null exactly when there is an answer. */
  readonly problem: WireProblem | null;
}

/** A header's value, in any case of its name; several lines are joined as in HTTP. Undefined if it is absent. */
export function headerOf(headers: WireResponse['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}
