/** A request that is refused. The answer's body is `{"error": {"code", "message", "next"}}`. */
export class OriginError extends Error {
  override readonly name = 'OriginError';
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** What to do: one sentence. */
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

/** There is nothing at this address. */
export const notFound = (what: string): OriginError =>
  new OriginError(404, 'not-found', `There is no ${what} here.`, 'Check the address; GET /videos lists what is there.');
