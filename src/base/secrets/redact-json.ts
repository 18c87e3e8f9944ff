/** Copies a JSON value with every string and every member's name rewritten; keeps its structure. */
export function redactJson<T>(value: T, redact: (text: string) => string): T {
  return rewritten(value, redact) as T;
}

function rewritten(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => rewritten(one, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [redact(name), rewritten(one, redact)]));
}
