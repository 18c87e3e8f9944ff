import { type HttpAnswer, type Reader, readerOf, readJson } from '../http.ts';
import { entries } from './envelope.ts';
import { refusalOf } from './refusal.ts';

/**
 * Returns a reader of the envelope of a success.
 * @throws {CloudflareError} for anything else: failures by status or by `success: false`, and bodies without envelope.
 */
export function readEnvelope(answer: HttpAnswer): Reader {
  accept(answer);
  const envelope = readerOf(answer, readJson(answer, 'a JSON envelope'));
  const success = envelope.member('success');
  if (success === false) throw refusalOf(answer);
  return success === true ? envelope : envelope.fail('"success" to be true', success);
}

/** Returns a reader of the result of a success, which must be an object. */
export const readResult = (answer: HttpAnswer): Reader => readEnvelope(answer).object('result');

/** Returns readers of the list of a success. Null and a missing result count as empty, as in the official SDKs. */
export const readList = (answer: HttpAnswer): readonly Reader[] =>
  readEnvelope(answer).list('result', (one, place) => readerOf(answer, one, place));

/**
 * Accepts a success whose result has no meaning. "If there is an entry in errors, the caption has not been deleted"
 * (cloudflare-docs adding-captions.mdx). Accepts an empty body, as the OpenAPI shows none for deleting a video.
 */
export function readNothing(answer: HttpAnswer): void {
  accept(answer);
  if (answer.bytes.length === 0) return;
  if (entries(readEnvelope(answer).member('errors')).length > 0) throw refusalOf(answer);
}

/** Returns the answer if its status is a success. */
export function accept(answer: HttpAnswer): HttpAnswer {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
  return answer;
}
