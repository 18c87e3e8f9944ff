import { isJsonObject, type JsonObject } from '../../base/json.ts';
import { describeBody, factsOf, type HttpAnswer } from '../http.ts';

/** The texts and codes of a failure in an envelope. */
export interface Complaint {
  /** Codes of `errors` in their order, without those of its chains. */
  readonly codes: readonly number[];
  /** `errors` with their chains, then `messages`, as one line; else any other text of the body; null for an empty body. */
  readonly detail: string | null;
}

/** Longest text kept, in UTF-16 code units. */
const LONGEST = 600;

/** Returns the body as a JSON object, or null: answers of the edge are HTML or empty. */
function envelopeOf(answer: HttpAnswer): JsonObject | null {
  try {
    const body = answer.json();
    return isJsonObject(body) ? body : null;
  } catch {
    return null;
  }
}

/**
 * Reads the failures from an envelope of either layer. `result` and `messages` may be missing or null: Stream itself
 * sends `messages: null`, and many captures of the gateway have neither (dossier observations). The reason of code 10002
 * is only in `messages`, that of 6003 in `error_chain`.
 */
export function complaintOf(answer: HttpAnswer): Complaint {
  const body = envelopeOf(answer);
  const errors = entries(body?.errors);
  if (errors.length === 0) return { codes: [], detail: describeBody(answer) };
  const chained = errors.flatMap((error) => [error, ...entries(error.error_chain)]);
  const words = [...chained, ...entries(body?.messages)].map(wordsOf).filter((text) => text !== '');
  const line = [...new Set(words)].join('; ').replace(/\s+/g, ' ');
  const detail = answer.call.redact(line);
  return {
    codes: errors.flatMap(({ code }) => (typeof code === 'number' ? [code] : [])),
    detail: detail === '' ? null : detail.slice(0, LONGEST),
  };
}

/** Returns the facts of an answer that all errors about it share, with the envelope's texts. */
export const cloudflareFacts = (answer: HttpAnswer) => ({ ...factsOf(answer), ...complaintOf(answer) });

/** Returns `errors` of an envelope as objects; an empty list for anything else. */
export function entries(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.slice(0, 20).filter(isJsonObject) : [];
}

function wordsOf({ code, message }: JsonObject): string {
  const text = typeof message === 'string' ? message.trim() : '';
  return typeof code === 'number' ? `${text || 'no text'} (code ${code})` : text;
}
