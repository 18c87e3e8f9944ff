import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { Passing } from './link.ts';

/** Changes the JSON of an answer; other bodies pass unchanged. */
export const inJson =
  (write: (value: JsonValue) => string) =>
  (passing: Passing): Passing => {
    if (!/^application\/json\b/i.test(String(passing.headers['content-type'] ?? ''))) return passing;
    try {
      return { ...passing, body: Buffer.from(write(JSON.parse(passing.body.toString()) as JsonValue)) };
    } catch {
      return passing;
    }
  };

/** Adds headers to an answer, or replaces them. */
export const withHeaders =
  (more: Passing['headers']) =>
  (passing: Passing): Passing => ({ ...passing, headers: { ...passing.headers, ...more } });

/** Every object with its keys in the opposite order. */
export function reordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reordered(part)]),
  );
}

/**
 * Adds undocumented fields to objects. An object whose keys are data, such as a table from names to codes,
 * stays unchanged: there another key would be another entry.
 */
export function extended(value: JsonValue, key = ''): JsonValue {
  if (Array.isArray(value)) return value.map((part: JsonValue) => extended(part));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, extended(part, name)] as const);
  if (TABLES.includes(key)) return Object.fromEntries(entries);
  return { ...Object.fromEntries(entries), x_revision: 7, x_trace: { id: 'a1', hops: [1, 2] }, x_note: null };
}

/** Fields that hold tables: TranslatePlus' languages, Cloudflare's own `meta` of a video. */
const TABLES = ['supported_languages', 'meta', 'additional_data', 'metadata'];

/** JSON text without any character outside ASCII, and with slashes escaped. */
export const escaped = (value: JsonValue): string =>
  JSON.stringify(value)
    .replace(/\//g, '\\/')
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
