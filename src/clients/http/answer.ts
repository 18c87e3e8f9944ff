import type { CallContext } from './errors.ts';

/** A complete answer, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came, after content decoding. */
  readonly bytes: Uint8Array;
  /** The body as UTF-8; a byte order mark stays, broken sequences become U+FFFD. */
  text(): string;
  /**
   * The body as JSON; a byte order mark is skipped.
   * @throws {SyntaxError} for anything that is not JSON in valid UTF-8.
   */
  json(): unknown;
  /** The call it answers. */
  readonly call: CallContext;
  /** Requests sent for it, this one included. */
  readonly attempts: number;
  /** Seconds the service asked to wait; null when it did not. */
  readonly waitSeconds: number | null;
  /** True when another attempt was due, but the wait was longer than the policy allows. */
  readonly waitRefused: boolean;
}

/** The parts of an answer that are not derived. */
export type AnswerParts = Omit<HttpAnswer, 'text' | 'json'>;

/** Adds `text()` and `json()` to an answer's parts. */
export function createAnswer(parts: AnswerParts): HttpAnswer {
  return {
    ...parts,
    text: () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(parts.bytes),
    json: () => parseJson(parts.bytes),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SyntaxError('the body is not valid UTF-8');
  }
  return JSON.parse(text);
}
