import { type Alphabet, soundsLike } from '../../../../fixtures/languages/readable/alphabets.ts';
import { endingFor, withMarks } from './letters.ts';
import { type Sound, soundsOf } from './sounds.ts';
import { KEPT, shorten, textOf, type Unit } from './units.ts';
import type { Writer } from './writer.ts';

const SHARE = 0.2;

/** The sign of a sound, or of the nearest sound that has one; empty if none has. */
export function signOf(signs: Readonly<Record<string, string>>, sound: string): string {
  const known = Object.hasOwn(signs, sound) ? signs[sound] : undefined;
  if (known !== undefined) return known;
  const near = soundsLike[sound];
  return near === undefined ? '' : signOf(signs, near);
}

/** Writes words in an alphabet: a letter or two for each sound. */
export function alphabetWriter(alphabet: Alphabet, endings: readonly string[]): Writer {
  return (letters, { goal, whole, pick }) => {
    const units = unitsOf(soundsOf(letters), alphabet);
    const stem = textOf(whole ? units : shorten(units, goal));
    const ending = endingFor(endings, goal - stem.length, pick);
    return closed(withMarks(stem, alphabet.variants, SHARE, pick) + ending, alphabet);
  };
}

function unitsOf(sounds: readonly Sound[], alphabet: Alphabet): readonly Unit[] {
  return sounds.map(({ id, isVowel, isWeak }, at) => {
    const initial = at === 0 && isVowel ? alphabet.initial?.[id] : undefined;
    return { text: initial ?? signOf(alphabet.letters, id), rank: rankOf(at, isVowel, isWeak, alphabet) };
  });
}

function rankOf(at: number, isVowel: boolean, isWeak: boolean, alphabet: Alphabet): number {
  if (at === 0) return KEPT;
  if (isWeak) return 0;
  if (isVowel) return alphabet.isAbjad ? 1 : 2;
  return at < 3 ? KEPT : 3;
}

function closed(text: string, { final }: Alphabet): string {
  if (!final) return text;
  const last = text.charAt(text.length - 1);
  return text.slice(0, -1) + (final[last] ?? last);
}
