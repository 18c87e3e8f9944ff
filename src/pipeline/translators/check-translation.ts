import { parseCues, plainText } from '../../subtitles/index.ts';
import { CaptionError } from '../errors.ts';
import { nameOf } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import { difference } from '../stages/difference.ts';

/** Number of unchanged cues that is not a coincidence: names and numbers stay unchanged. */
const TELLING = 3;

/**
 * Checks that a translation fits the cues, and is a translation.
 * @throws {CaptionError} for missing cues, other times, or an unchanged text
 */
export function checkTranslation(service: string, source: string, translation: string, target: string): void {
  const fault =
    difference(source, translation, { texts: false }) ??
    (isUntouched(source, translation) ? 'equals the captions that it translates' : null);
  if (fault === null) return;
  throw new CaptionError({
    kind: 'job-failed',
    cause: `The translation into ${target}${nameOf(target)} by ${service} ${fault}, so it was not published.`,
    next: step`It was paid: report it to the service, and use another translator${option('--translator')} or start over${option('--restart')}, which is paid again.`,
  });
}

/** Whether every text with letters is unchanged. */
function isUntouched(source: string, translation: string): boolean {
  const [before, after] = [wordsOf(source), wordsOf(translation)];
  return before.length >= TELLING && before.every((text, at) => text === after[at]);
}

const wordsOf = (vtt: string): string[] =>
  parseCues(vtt, 'vtt')
    .map(({ text }) => plainText(text, 'vtt').replace(/\s+/g, ' ').trim())
    .filter((text) => /\p{L}/u.test(text));
