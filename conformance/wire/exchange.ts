/** A request as it went over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  /** In the order and spelling sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  /** Send the body without a Content-Length. */
  readonly chunked?: boolean;
}

/** An answer as it came, its content coding undone. */
export interface WireResponse {
  readonly status: number;
  /** In the order and spelling received. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bytes: Uint8Array;
}

/** One request and what came of it; `problem` says why there is no answer. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response: WireResponse | null;
  readonly problem: string | null;
  /** True when the time ran out. */
  readonly timedOut: boolean;
}

/** A header's value, whatever its case; several lines are joined as HTTP joins them. Undefined when it is absent. */
export function headerOf(headers: WireResponse['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}
