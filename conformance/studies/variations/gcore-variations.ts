import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { inJson } from './bodies.ts';
import type { Link } from './link.ts';

/**
 * Uses forms that Gcore's schemas allow: times in UTC with an offset instead of Z, task_data without the account's id, more
 * than the page in `next` and `previous`, line breaks within a cue, and other words for a 404 of subtitles.
 */
export const freeGcoreForms = (): Link => ({
  back: (passing, { path }) => {
    const subtitleMissing = passing.status === 404 && path.includes('/subtitles');
    return inJson((value) =>
      JSON.stringify(subtitleMissing && isJsonObject(value) ? { ...value, error: 'No such subtitle.' } : freely(value)),
    )(passing);
  },
});

function freely(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(freely);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, part]) => [name, member(name, part as JsonValue)] as const);
  return Object.fromEntries(members);
}

function member(name: string, value: JsonValue): JsonValue {
  if (name === 'task_data' && isJsonObject(value)) {
    const { client_id: _account, ...rest } = value;
    return rest as JsonObject;
  }
  if (typeof value !== 'string') return freely(value);
  if (name.endsWith('_at')) return value.replace(/Z$/, '+00:00');
  if (name === 'next' || name === 'previous') return `${value}&limit=10`;
  if (name === 'vttContent') return value.replace(/(^[^\d\n-]{20,}?) /gm, '$1\n');
  return value;
}
