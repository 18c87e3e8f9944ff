import { blankBody, blankHeader, blankTarget, blankText, type Found } from '../../../src/base/secrets/places.ts';
import { REDACTED } from '../../../src/base/secrets/redacted.ts';
import { Secrets } from '../../../src/base/secrets/secrets.ts';
import type { JournalEntry } from '../world/journal-entry.ts';
import { cutBody } from '../world/recorded-body.ts';
import { SHORTEST_FOUND } from './clean-path.ts';

/**
 * Returns a journal entry without credentials. Every place of a credential is blank (headers, parameters, form fields,
 * JSON members, URLs), with any value. The request's secrets, and the values of those places, are blank everywhere
 * else. `onFound` receives the values of those places.
 */
export function cleanEntry(entry: JournalEntry, secrets: readonly string[], onFound?: Found): JournalEntry {
  const known = new Secrets(secrets);
  const found: Found = (value) => {
    onFound?.(value);
    if (value.length >= SHORTEST_FOUND) known.add(value);
  };
  const { request, response } = entry;
  const path = blankTarget(entry.path, found);
  const requestHeaders = blankHeaders(request.headers, found);
  const responseHeaders = blankHeaders(response.headers, found);
  const type = request.headers['content-type'];
  const requestBody = cutBody(request.body, (text) => known.redact(blankBody(text, type, found)));
  const responseBody = cutBody(response.body, (text) => known.redact(blankText(text, found)));
  return {
    ...entry,
    path: known.redact(path),
    request: { headers: mapValues(requestHeaders, known), body: requestBody },
    response: { headers: mapValues(responseHeaders, known), body: responseBody },
  };
}

type Headers = Readonly<Record<string, string>>;

/** Headers by lower-case names, without credentials. */
export const blankHeaders = (headers: Headers, found: Found): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      MEDIA_HEADERS.has(name) && !value.includes('/') && value.length >= 2 * SHORTEST_FOUND
        ? REDACTED
        : blankHeader(name, value, found),
    ]),
  );

/** A value of these headers contains a slash; a longer text without one is a misplaced value. */
const MEDIA_HEADERS: ReadonlySet<string> = new Set(['accept', 'content-type']);

const mapValues = (headers: Headers, known: Secrets): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, known.redact(value)]));
