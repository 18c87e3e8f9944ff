import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { inJson } from './bodies.ts';
import type { Link } from './link.ts';

/** Codes that clients expect alone: for 10067 a client looks for exactly one error (ci:45703612157). */
const ALONE = [10067];

const NOTE: JsonObject = { code: 1000, message: 'See the documentation.' };

/**
 * Adds more to Cloudflare's refusals: the texts of errors are for people, `messages` is a list of the same entries
 * (official OpenAPI), and older captures of the gateway have a second error. The facts in a message stay.
 */
export const talkativeRefusals = (): Link => ({ back: inJson((value) => JSON.stringify(talkative(value))) });

function talkative(value: JsonValue): JsonValue {
  if (!isJsonObject(value) || value.success !== false || !Array.isArray(value.errors)) return value;
  const errors = value.errors.map((error) =>
    isJsonObject(error) ? { ...error, message: 'Das geht leider nicht.' } : error,
  );
  const alone = errors.some((error) => isJsonObject(error) && ALONE.includes(Number(error.code)));
  const messages = Array.isArray(value.messages) ? value.messages : [];
  return { ...value, errors: alone ? errors : [...errors, NOTE], messages: [...messages, NOTE] };
}
