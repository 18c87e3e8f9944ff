import type { JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext, CheckRequest } from '../../../model/context/context.ts';
import { type PiecedFile, textsBetween } from '../../pieces.ts';

/** The path of the translation. */
export const SUBTITLES = '/v2/translate/subtitles';

/** The file of the documented example. */
export const SAMPLE_FILE = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';

/** The body of the documented example. */
export const SAMPLE_BODY = { format: 'srt', content: SAMPLE_FILE, source: 'en', target: 'es' } as const;

/** The request of the documented example, with body fields changed. */
export const translation = (changes: JsonObject = {}, request: Partial<CheckRequest> = {}): CheckRequest => ({
  method: 'POST',
  path: SUBTITLES,
  json: { ...SAMPLE_BODY, ...changes },
  ...request,
});

/** A plain SRT file with one block per text. */
export const srtOf = (texts: readonly string[]): string =>
  texts.map((text, at) => `${at + 1}\n00:00:${two(at * 2)},000 --> 00:00:${two(at * 2 + 1)},500\n${text}\n`).join('\n');

/** A plain WebVTT file with one block per text. */
export const vttOf = (texts: readonly string[]): string =>
  `WEBVTT\n\n${texts.map((text, at) => `00:${two(at * 2)}.000 --> 00:${two(at * 2 + 1)}.500\n${text}\n`).join('\n')}`;

/** This many different English sentences. */
export const sentences = (amount: number): string[] =>
  Array.from({ length: amount }, (_, at) => `The ${NOUNS[at % NOUNS.length]} is number ${at + 1} today`);

const NOUNS = ['house', 'river', 'garden', 'teacher', 'window', 'morning', 'kitchen', 'story'];

/** Demands a translated file and returns its content. */
export function contentOf(answer: Answer): string {
  answer.expectStatus(200);
  return answer.field('content', 'string');
}

/**
 * Sends a file and demands that everything except its words comes back unchanged. Returns the texts in the places of
 * the words.
 */
export async function expectKept(
  t: CheckContext,
  format: 'srt' | 'vtt',
  source: PiecedFile,
  request: Partial<CheckRequest> = {},
): Promise<string[]> {
  const answer = await t.send(translation({ format, content: source.content }, request));
  const outcome = textsBetween(source, contentOf(answer));
  if ('texts' in outcome) return outcome.texts;
  return answer.fail(outcome.difference.expected, outcome.difference.got);
}

function two(number: number): string {
  return String(number % 60).padStart(2, '0');
}
