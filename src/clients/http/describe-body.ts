import { isJsonObject } from '../../base/json.ts';
import type { HttpAnswer } from './answer.ts';

/** Members with a service's text, the most specific first (FastAPI and RFC 9457: detail; gateways: message, error). */
const FIELDS = ['detail', 'message', 'msg', 'error', 'errors', 'title'] as const;

/** Longest text kept from an answer, in UTF-16 code units. */
const LONGEST = 600;

/** How much to read of a body that is not JSON. */
const LOOK_AT = 20_000;

/**
 * Returns a service's text in an answer, as one readable line of at most 600 characters, with the call's secrets blanked.
 * Reads `detail`, `message`, `error` and `errors` as string, as object, and as list of objects with `msg` or `message`
 * and FastAPI's `loc`; HTML by its title; other text unchanged. Null for an empty body.
 */
export function describeBody(answer: HttpAnswer): string | null {
  // Blank secrets first: shortening the text could leave a piece of one that the redactor does not recognise.
  return oneLine(answer.call.redact(wordsOf(answer))) || null;
}

/** Whether the body is an HTML page, by its type or by its first characters. */
export function isHtml(answer: HttpAnswer): boolean {
  const start = new TextDecoder().decode(answer.bytes.subarray(0, 200)).trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return true;
  return /\bhtml\b/i.test(answer.headers.get('content-type') ?? '') && start.startsWith('<');
}

function wordsOf(answer: HttpAnswer): string {
  if (isHtml(answer)) {
    const title = /<title[^<>]{0,200}>([^<]{1,400})/i.exec(answer.call.redact(startOf(answer)))?.[1];
    return title ? `an HTML page titled "${title.trim()}"` : 'an HTML page';
  }
  try {
    const value = answer.json();
    // Serialise again, so that a secret in another JSON spelling (\u0026 for &) gets the form that the redactor knows.
    return wordsIn(value, 0) ?? JSON.stringify(value);
  } catch {
    return startOf(answer);
  }
}

/** Cuts to twice the kept length, so that a secret at the cut lies beyond the kept text. */
function startOf(answer: HttpAnswer): string {
  return new TextDecoder().decode(answer.bytes.subarray(0, 2 * LOOK_AT));
}

function wordsIn(value: unknown, depth: number): string | null {
  if (depth > 6 || value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (Array.isArray(value)) {
    const parts = value.slice(0, 10).map((one) => wordsIn(one, depth + 1));
    const said = parts.filter((part) => part !== null);
    return said.length === 0 ? null : said.join('; ');
  }
  if (!isJsonObject(value)) return null;
  for (const field of FIELDS) {
    const words = wordsIn(value[field], depth + 1);
    if (words !== null) return `${placeOf(value.loc)}${words}`;
  }
  return null;
}

function placeOf(loc: unknown): string {
  return Array.isArray(loc) && loc.length > 0 ? `${loc.map(String).join('.')}: ` : '';
}

function oneLine(text: string): string {
  const line = text
    .slice(0, LOOK_AT)
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}
