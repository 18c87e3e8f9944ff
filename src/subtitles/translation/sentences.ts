import { parseCues } from '../cues.ts';
import { linesStayApart, shownLines } from '../lines-apart.ts';
import { plainText } from '../plain-text.ts';
import { serializeCues } from '../serialize.ts';
import { breakKind } from '../speech/break-kind.ts';
import { functionWords } from '../speech/function-words.ts';
import type { Cue } from '../types.ts';

/** The cues of one or more whole sentences, which are translated as one text. */
export interface SentenceGroup {
  /** In order; neighbours in the file. */
  readonly cues: readonly Cue[];
  /** The tags before the text of each of them, such as `<v Ann><i>`; `''` without one. */
  readonly opening: string;
  /** The tags behind it, such as `</i>`. */
  readonly closing: string;
  /** Cue settings of all of them. */
  readonly settings: string;
  /** Whether the text has other markup, so that it cannot be cut. */
  readonly isMarked: boolean;
  /** Whether several speakers say its lines, or one is a sound: each stays a line. */
  readonly isApart: boolean;
}

/** Most cues of a group: speech without punctuation has no sentence ends. */
const MOST_CUES = 8;
/** Silence that ends a sentence, and one that ends a text without punctuation. */
const LONG_PAUSE_MS = 2000;
const PAUSE_MS = 500;
/** After so many cues without a sentence end, a short pause is one. */
const UNPUNCTUATED_CUES = 3;

const VOICE = /^<v[.\s][^>]*>/;
const VOICE_END = /<\/v>\s*$/;
/** A text that is italic, bold, underlined or of a class as a whole, and has no other markup. */
const WHOLLY_MARKED = /^((?:<[ibuc](?:\.[^<>]*)?>)+)([^<]*)((?:<\/[ibuc]>)+)$/;

/** Chinese and Japanese characters and punctuation, between which no space stands. */
const NO_SPACE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]`;
const BEGINS_WITHOUT_SPACE = new RegExp(`^${NO_SPACE}`, 'u');
const ENDS_WITHOUT_SPACE = new RegExp(`${NO_SPACE}$`, 'u');

/** Writes the lines of a text as running text: joined with spaces, but not in Chinese and Japanese. */
export const joinedLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line, at, lines) => {
      const isJoint = at === 0 || (ENDS_WITHOUT_SPACE.test(lines[at - 1] ?? '') && BEGINS_WITHOUT_SPACE.test(line));
      return (isJoint ? '' : ' ') + line;
    })
    .join('');

/** Text of a cue between the tags around it, on one line. */
const textWithin = ({ opening, closing }: Tags, { text }: Cue): string =>
  joinedLines(
    text
      .slice(opening.length)
      .replace(VOICE_END, '')
      .trimEnd()
      .slice(0, -closing.length || undefined),
  );

/** The tags around the whole text of a cue. */
type Tags = Pick<SentenceGroup, 'opening' | 'closing'>;

function tagsOf(text: string): Tags & Pick<SentenceGroup, 'isMarked'> {
  const voice = VOICE.exec(text)?.[0] ?? '';
  const rest = text.slice(voice.length).replace(VOICE_END, '');
  const [, tags = '', within, closing = ''] = WHOLLY_MARKED.exec(rest.trimEnd()) ?? [];
  const wanted = Array.from(tags.matchAll(/<([ibuc])/g), ([, name]) => `</${name}>`).reverse();
  return within !== undefined && wanted.join('') === closing
    ? { opening: voice + tags, closing, isMarked: false }
    : { opening: voice, closing: '', isMarked: rest.includes('<') };
}

/** Makes a group of each cue of a WebVTT file. */
export const cueGroups = (vtt: string): SentenceGroup[] =>
  parseCues(vtt, 'vtt').map((cue) => {
    const isApart = linesStayApart(shownLines(cue.text, 'vtt'), cue.text, 'vtt');
    return { cues: [cue], settings: cue.settings, isApart, ...tagsOf(cue.text) };
  });

/**
 * Groups the cues of a WebVTT file so that each group ends with a sentence, at a change of the speaker or at a long pause.
 * @param language BCP 47 tag of the text, for its abbreviations; null if unknown
 */
export function sentenceGroups(vtt: string, language: string | null): SentenceGroup[] {
  const words = functionWords(language);
  const groups: SentenceGroup[] = [];
  for (const own of cueGroups(vtt)) {
    const { isMarked, isApart } = own;
    const cue = own.cues[0] as Cue;
    const group = groups.at(-1);
    const last = group?.cues.at(-1);
    const goesOn =
      group &&
      last &&
      !(isMarked || isApart) &&
      !(group.isMarked || group.isApart) &&
      group.opening === own.opening &&
      group.closing === own.closing &&
      group.settings === own.settings &&
      group.cues.length < MOST_CUES &&
      !endsSentence(lastWord(textWithin(own, last)), firstWord(textWithin(own, cue))) &&
      cue.startMs - last.endMs < (group.cues.length < UNPUNCTUATED_CUES ? LONG_PAUSE_MS : PAUSE_MS);
    if (goesOn) groups[groups.length - 1] = { ...group, cues: [...group.cues, cue] };
    else groups.push(own);
  }
  return groups;

  function endsSentence(before: string, after: string): boolean {
    if (before === '' || after === '') return true;
    const token = (text: string) => ({ text: plainText(text, 'vtt'), spaceBefore: true });
    return breakKind(token(before), token(after), words) === 'sentence';
  }
}

const lastWord = (text: string): string => text.split(/\s/).at(-1) ?? '';
const firstWord = (text: string): string => text.split(/\s/)[0] ?? '';

/**
 * Writes a WebVTT file with a cue for each group, for a translator: it sees whole sentences, on one line each, and the lines of
 * several speakers as lines. A service that is
 * paid by the cue is paid for as many cues or fewer.
 */
export const sentenceFile = (groups: readonly SentenceGroup[]): string =>
  serializeCues(
    groups.map((group, at): Cue => {
      const { cues, opening, closing, isMarked, isApart } = group;
      const [first, last] = [cues[0] as Cue, cues.at(-1) as Cue];
      const text =
        isMarked || isApart
          ? first.text
          : opening + joinedLines(cues.map((cue) => textWithin(group, cue)).join('\n')) + closing;
      return { id: String(at + 1), startMs: first.startMs, endMs: last.endMs, settings: first.settings, text };
    }),
    'vtt',
  );
