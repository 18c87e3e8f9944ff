/** A failed call of the control API. `code` is the API's own error code; empty when there is no readable answer. */
export class ControlApiError extends Error {
  override readonly name = 'ControlApiError';
  /** HTTP status; null without an answer. */
  readonly status: number | null;
  readonly code: string;
  /** The API's whole answer; `nearest` in it explains a failed verification or wait. Null without a readable answer. */
  readonly details: unknown;

  constructor(
    message: string,
    status: number | null,
    code: string,
    options: ErrorOptions & { readonly details?: unknown } = {},
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.details = options.details ?? null;
  }
}
