import type { CallContext } from './errors.ts';

/** A complete answer with any status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body after content decoding. */
  readonly bytes: Uint8Array;
  /** Returns the body as UTF-8. Keeps a byte order mark; broken sequences become U+FFFD. */
  text(): string;
  /**
   * Returns the body as JSON. Skips a byte order mark.
   * @throws {SyntaxError} for anything that is not JSON in valid UTF-8.
   */
  json(): unknown;
  /** The call of this answer. */
  readonly call: CallContext;
  /** Number of requests sent for the call, including this one. */
  readonly attempts: number;
  /** Wait in seconds that the service requests; null without one. */
  readonly waitSeconds: number | null;
  /** True when the retry table requires another attempt, but its wait is longer than the policy allows. */
  readonly waitRefused: boolean;
}

/** The stored parts of an answer. */
export type AnswerParts = Omit<HttpAnswer, 'text' | 'json'>;

/** Adds `text()` and `json()` to an answer's parts. */
export function createAnswer(parts: AnswerParts): HttpAnswer {
  return {
    ...parts,
    text: () => new TextDecoder('utf-8', { ignoreBOM: true, fatal: false }).decode(parts.bytes),
    json: () => parseJson(parts.bytes),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new SyntaxError('the body is not valid UTF-8');
  }
  return JSON.parse(text);
}
