/**
 * Copies an error with every text redacted: message, stack, `code`, `syscall`, and its own causes. Errors of fetch quote
 * their arguments, including header values, and logging an error prints its causes. A value that is not an error becomes
 * its redacted text.
 */
export function redactCause(cause: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? redact(cause) : redact(safeText(cause));
  const copy = new Error(redact(cause.message));
  copy.name = cause.name;
  if (cause.stack !== undefined) copy.stack = redact(cause.stack);
  for (const field of ['code', 'syscall'] as const) {
    const value = (cause as { [key: string]: unknown } & Error)[field];
    if (typeof value === 'string') Object.assign(copy, { [field]: redact(value) });
  }
  const deeper = cause instanceof AggregateError ? (cause.cause ?? cause.errors[0]) : cause.cause;
  if (deeper !== undefined && depth < 5) copy.cause = redactCause(deeper, redact, depth + 1);
  return copy;
}

function safeText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'a value without text';
  }
}
