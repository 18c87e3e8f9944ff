/** The origin refused a request, or did not answer. */
export class ApiError extends Error {
  /** Status of the answer; 0 without an answer. */
  readonly status: number;
  /** Code of the refusal, such as `too-large`; `unreachable` without an answer. */
  readonly code: string;
  /** Sentence on the cause. */
  readonly reason: string;
  /** Sentence on the next step. */
  readonly next: string;

  constructor(status: number, { code, message, next }: Refusal) {
    super(`${message} ${next}`);
    this.status = status;
    this.code = code;
    this.reason = message;
    this.next = next;
  }
}

/** `error` of a refusal's body. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** No answer came. */
export const unreachable: Refusal = {
  code: 'unreachable',
  message: 'The server cannot be reached.',
  next: 'Check that it runs.',
};

/** Returns the refusal in a body of JSON; an unexpected body is a refusal of its own. */
export function refusalIn(body: unknown): Refusal {
  const { code, message, next } = (Object(body) as { error?: Partial<Refusal> }).error ?? {};
  if (typeof message === 'string' && typeof next === 'string') return { code: String(code), message, next };
  return { code: 'unexpected', message: 'The server did not answer as expected.', next: 'Try again.' };
}
