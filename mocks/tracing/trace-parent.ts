/** The place of a request in a trace, as its `traceparent` says (W3C Trace Context, 3.2). */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

/** A later version may add parts behind these. `ff` is no version, and ids of zeros are none. */
const FORM =
  /^(?<version>(?!ff)[0-9a-f]{2})-(?<traceId>(?!0{32})[0-9a-f]{32})-(?<spanId>(?!0{16})[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?$/;

/** Reads a `traceparent`; null for a malformed one, after which a new trace begins. */
export function readTraceParent(text: string | undefined): TraceParent | null {
  const { version, traceId = '', spanId = '', flags = '', more } = FORM.exec(text?.trim() ?? '')?.groups ?? {};
  if (version === undefined || (version === '00' && more !== undefined)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) };
}
