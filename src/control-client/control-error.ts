/** What the control API, or the way to it, refused. `code` is the API's own error code; empty when no answer could be read. */
export class ControlApiError extends Error {
  override readonly name = 'ControlApiError';
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly code: string;

  constructor(message: string, status: number | null, code: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
  }
}
