/** A refused request. The answer's body is `{"error": {"code", "message", "next"}}`. */
export class OriginError extends Error {
  override readonly name = 'OriginError';
  readonly status: number;
  /** Stable code for programs. */
  readonly code: string;
  /** The next step, as one sentence. */
  readonly next: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, next: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.next = next;
    this.headers = headers;
  }
}

/** Makes the error for an unknown address. */
export const notFound = (what: string): OriginError =>
  new OriginError(404, 'not-found', `There is no ${what} here.`, 'Check the address; GET /videos lists what is there.');

/** Makes the error for a video with an unreadable record. */
export const unreadable = (): OriginError =>
  new OriginError(
    503,
    'record-set-aside',
    'The record of this video cannot be read, so it was set aside.',
    'The log of the server names the file; restore it from a copy and start the server again.',
  );
