import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';

/** JSON with `.0` after each whole number that is written without an exponent. */
export function withFractions(value: JsonValue): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? `${value}.0` : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((part: JsonValue) => withFractions(part)).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${withFractions(part ?? null)}`);
  return `{${members.join(',')}}`;
}

/** JSON with tabs, line breaks and spaces wherever they mean nothing. */
export function spaced(value: JsonValue): string {
  const parts = (all: readonly string[], [open, close]: string) => `${open}\r\n\t${all.join(' \n , ')} ${close}`;
  const one = (part: JsonValue): string => {
    if (Array.isArray(part)) return parts(part.map(one), '[]');
    if (!isJsonObject(part)) return JSON.stringify(part);
    const members = Object.entries(part).map(([name, own]) => `${JSON.stringify(name)} :\n  ${one(own ?? null)}`);
    return parts(members, '{}');
  };
  return `\r\n \t${one(value)}\n\n `;
}

/** JSON with every second ASCII letter of names and texts escaped. */
export const escapedLetters = (value: JsonValue): string =>
  JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/\\u[0-9a-f]{4}|\\.|[a-z]/g, (part, at: number) =>
      part.length === 1 && at % 2 === 0 ? `\\u00${part.charCodeAt(0).toString(16)}` : part,
    ),
  );
