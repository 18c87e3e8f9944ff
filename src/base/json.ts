/** Any value that JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** Whether a value is a plain JSON object: not null, not an array, not bytes, whose members would be its numbers. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** Returns JSON text with the keys of every object sorted, so that equal values give equal bytes. */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: JsonValue) => {
    if (!isJsonObject(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/**
 * Fills `{name}` placeholders in every string and member name of a JSON template. Names without a value stay.
 * @example fillTemplate({ detail: 'You have {n}' }, { n: 3 }) // { detail: 'You have 3' }
 */
export function fillTemplate(template: JsonValue, values: Readonly<Record<string, string | number>>): JsonValue {
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
  if (typeof template === 'string') return filled(template);
  if (Array.isArray(template)) return template.map((part: JsonValue) => fillTemplate(part, values));
  if (!isJsonObject(template)) return template;
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [filled(key), fillTemplate(part, values)]));
}
