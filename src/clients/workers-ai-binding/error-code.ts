/**
 * The status that the HTTP API answers each code with (cloudflare-docs workers-ai/platform/errors.mdx; 3010, 5006 and 971 are
 * observed or assumed, as in the contract's catalogue).
 */
const STATUS: Readonly<Record<number, number>> = {
  971: 429,
  3003: 400,
  3006: 413,
  3007: 408,
  3008: 408,
  3010: 400,
  3023: 403,
  3036: 429,
  3039: 400,
  3040: 429,
  3041: 403,
  3042: 404,
  5004: 400,
  5005: 405,
  5006: 400,
  5007: 400,
  5016: 403,
  5018: 403,
  5019: 405,
  5035: 403,
};

/**
 * The code before the text of a binding's error: `3006: Request is too large`, `AiError: 3006: ...`; some runtimes fold names of
 * classes into the text (`Error: AiError: 3006: ...`). The text is all that a binding gives.
 */
const CODE = /^(?:\w*Error: )*(\d{3,5}): /;

/** The refusal that a binding's error tells: its code, and the status of the HTTP API. */
export interface BindingRefusal {
  readonly code: number;
  readonly status: number;
  readonly message: string;
}

/** The refusal in an error of a binding; null for an error without a code that is known. */
export function refusalIn(error: unknown): BindingRefusal | null {
  const message = error instanceof Error ? error.message : String(error);
  const code = Number(CODE.exec(message)?.[1] ?? Number.NaN);
  const status = STATUS[code];
  return status === undefined ? null : { code, status, message };
}
