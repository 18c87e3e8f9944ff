import type { Abugida } from '../../../../fixtures/languages/readable/abugidas.ts';
import { signOf } from './alphabet-writer.ts';
import { endingFor, withMarks } from './letters.ts';
import { type Sound, soundsOf } from './sounds.ts';
import { KEPT, shorten, type Unit } from './units.ts';
import type { Writer } from './writer.ts';

const SHARE = 0.2;

/** Writes words in a script of consonants with signs for vowels. */
export function abugidaWriter(abugida: Abugida, endings: readonly string[]): Writer {
  return (letters, { goal, whole, pick }) => {
    const units = unitsOf(soundsOf(letters), abugida);
    const stem = inTextOrder(whole ? units : shorten(units, goal), abugida);
    const ending = endingFor(endings, goal - stem.length, pick);
    return withMarks(stem, abugida.variants, SHARE, pick) + ending;
  };
}

function unitsOf(sounds: readonly Sound[], abugida: Abugida): readonly Unit[] {
  return sounds.flatMap(({ id, isVowel, isWeak }, at): Unit[] => {
    const before = sounds[at - 1];
    const rank = at === 0 ? KEPT : isWeak ? 0 : isVowel ? 2 : at < 3 ? KEPT : 4;
    if (isVowel) {
      const followsConsonant = before !== undefined && !before.isVowel;
      const signs = followsConsonant ? abugida.signs : abugida.vowels;
      return [{ text: followsConsonant ? (signs[id] ?? '') : signOf(signs, id), rank }];
    }
    const next = sounds[at + 1];
    const link = next === undefined ? abugida.closer : next.isVowel ? '' : abugida.joiner;
    const letter = { text: signOf(abugida.consonants, id), rank };
    return link === '' ? [letter] : [letter, { text: link, rank: 1 }];
  });
}

/** Puts signs that stand before their consonant there, and drops links whose second consonant is gone. */
function inTextOrder(units: readonly Unit[], { before = '', joiner, closer }: Abugida): string {
  const texts: string[] = [];
  for (const { text } of units) {
    const last = texts.length - 1;
    if (text !== '' && before.includes(text) && last >= 0) texts.splice(last, 0, text);
    else texts.push(text);
  }
  const joined = texts.join('');
  const hangs = joiner !== '' && closer === '' && joined.endsWith(joiner);
  return hangs ? joined.slice(0, -joiner.length) : joined;
}
