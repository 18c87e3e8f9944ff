import { endingsOf } from '../../../../fixtures/languages/readable/endings.ts';
import { latinLetters } from '../../../../fixtures/languages/readable/latin-letters.ts';
import { lengthRatio } from '../../../../fixtures/languages/readable/lengths.ts';
import { particlesOf } from '../../../../fixtures/languages/readable/particles.ts';
import type { ScriptRow } from '../../../../fixtures/languages/scripts.ts';
import { deriveNumber } from '../../../../src/base/derive.ts';
import { withCaseOf } from '../letter-case.ts';
import { type Language, languageOf, scriptOfLetter } from '../scripts.ts';
import { splitUnspaced } from '../unspaced.ts';
import { picks, scramble } from './pick.ts';
import { romanOf } from './roman.ts';
import { writerFor } from './writer-for.ts';

/** A demand on a word. */
export type Demand = 'none' | 'change' | 'mark';

/** The place of a word in its text. */
interface Place {
  /** The text has few words: nothing of them is left out. */
  readonly isShort: boolean;
  /** What follows an apostrophe in a word, as in "don't": it is only transcribed. */
  readonly isTail: boolean;
  /** What the word must have because its text has none: a change, or a mark. Short words of some languages have neither. */
  readonly demand: Demand;
}

/** Writes words of any language so that they look like words of one language and can be recognised. */
export interface Readable {
  readonly language: Language;
  /** True for languages whose texts nearly always have letters outside of ASCII. */
  readonly hasMarks: boolean;
  /** The word or words for one run of letters and marks. */
  translate(run: string, place: Place): string;
  /** Joins the first word of a text with a particle that belongs to the text, in scripts that need one. */
  begin(word: string, text: string): string;
}

/** Words that are remembered, for each language: more than a film has. Their length is bounded, so the memory is. */
const REMEMBERED = 20_000;
/** Longer runs are written in pieces of this length, so that the time grows with the text only. */
const LONGEST = 48;
/** An English word of captions, with what stands beside it, on average: letters, spaces, punctuation (assumed). */
const WORD = { letters: 4.5, spaces: 1, signs: 0.25 } as const;

/** Letters that a language needs for a letter of English, from the ratio of whole texts. */
function lettersPerLetter(ratio: number, { spaced }: ScriptRow): number {
  const english = WORD.letters + WORD.spaces + WORD.signs;
  return (ratio * english - WORD.signs - (spaced ? WORD.spaces : 0)) / WORD.letters;
}

const densityOf = (code: string, script: ScriptRow): number =>
  lettersPerLetter(code === 'en' ? 1 : (lengthRatio(code) ?? script.density), script);

/**
 * The readable words of a language, by any provider's code.
 * @param source any provider's code, or `auto`: how long its texts are
 */
export function createReadable(target: string, source: string, seed: number): Readable {
  const language = languageOf(target);
  const { code, script, scriptName } = language;
  const write = writerFor(language);
  const endings = endingsOf(code, scriptName);
  const salt = deriveNumber(seed, code, scriptName);
  const from = source === 'auto' ? null : languageOf(source);
  const density = densityOf(code, script);
  const joined = particlesOf(code, scriptName);
  const isLatin = script.unicode[0] === 'Latn';
  const hasMarks = !isLatin || (latinLetters[code]?.marks ?? '') !== '';
  const remembered = new Map<string, string>();

  function word(part: string, place: Place, scale: number, attempt: number): string {
    const key = part.toLowerCase();
    const pick = picks(scramble(deriveNumber(key, attempt) ^ salt));
    const letters = romanOf(key);
    if (place.isTail) return write(letters, { goal: 0, whole: true, isMarked: false, pick });
    const length = [...part].length * scale;
    const goal = Math.max(1, Math.floor(length + pick(1000) / 1000));
    const isMarked = place.demand === 'mark';
    return write(letters, { goal: goal + (attempt > 2 ? 1 : 0), whole: place.isShort, isMarked, pick });
  }

  function invent(run: string, place: Place, attempt: number): string {
    const rows = scriptOfLetter(run.codePointAt(0) ?? 0);
    const isFrom = from?.script.unicode.some((value) => rows.unicode.includes(value)) ?? false;
    const scale = density / (from && isFrom ? densityOf(from.code, from.script) : usualDensity(rows));
    const parts = rows.spaced ? [run] : splitUnspaced(run, rows.density);
    return parts
      .flatMap((part) => (part.length > LONGEST ? (part.match(pieces) ?? [part]) : [part]))
      .map((part) => {
        const text = word(part, place, scale, attempt);
        return script.letterCase ? withCaseOf(part, text) : text;
      })
      .join(script.spaced && !rows.spaced ? ' ' : '');
  }

  function change(run: string, place: Place): string {
    if (place.demand !== 'change') return invent(run, place, 0);
    const same = run.normalize().toLowerCase();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const text = invent(run, place, attempt);
      if (text.normalize().toLowerCase() !== same) return text;
    }
    return run + (endings[0] ?? '');
  }

  function translate(run: string, place: Place): string {
    if (run.length > LONGEST) return change(run, place);
    const key = `${place.demand}${place.isTail ? '-' : place.isShort ? '.' : ' '}${run}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const text = change(run, place);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, text);
    return text;
  }

  function begin(first: string, text: string): string {
    if (!joined) return first;
    const particle = joined.choices[deriveNumber(text) % joined.choices.length] ?? '';
    return joined.side === 'before' ? particle + first : first + particle;
  }

  return { language, hasMarks, translate, begin };
}

const pieces = new RegExp(`[^]{1,${LONGEST}}`, 'gu');

/** How long texts of an unknown language are, by their script. Latin script is taken for English. */
const usualDensity = (script: ScriptRow): number =>
  script.unicode[0] === 'Latn' ? 1 : lettersPerLetter(script.density, script);
