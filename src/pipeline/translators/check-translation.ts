import { parseCues, plainText } from '../../subtitles/index.ts';
import { CaptionError } from '../errors.ts';
import { nameOf } from '../languages/languages.ts';
import { difference } from '../stages/difference.ts';

/** So many cues do not stay as they were by chance: names and numbers do. */
const TELLING = 3;

/**
 * Checks that a translation belongs under the same pictures, and is one.
 * @throws {CaptionError} when cues are missing or have other times, or when nothing was translated
 */
export function checkTranslation(service: string, source: string, translation: string, target: string): void {
  const fault =
    difference(source, translation, { texts: false }) ??
    (isUntouched(source, translation) ? 'says the same as the captions it was made of' : null);
  if (fault === null) return;
  throw new CaptionError({
    kind: 'job-failed',
    cause: `The translation into ${target}${nameOf(target)} by ${service} ${fault}, so that it was not published.`,
    next: 'It was paid: tell the service, and take another translator or start over, which is paid again.',
  });
}

/** Every text with letters is what it was. */
function isUntouched(source: string, translation: string): boolean {
  const [before, after] = [wordsOf(source), wordsOf(translation)];
  return before.length >= TELLING && before.every((text, at) => text === after[at]);
}

const wordsOf = (vtt: string): string[] =>
  parseCues(vtt, 'vtt')
    .map(({ text }) => plainText(text, 'vtt').replace(/\s+/g, ' ').trim())
    .filter((text) => /\p{L}/u.test(text));
