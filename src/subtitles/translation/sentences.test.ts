import { describe, expect, it } from 'vitest';
import { parseCues } from '../cues.ts';
import { serializeCues } from '../serialize.ts';
import { cueGroups, sentenceFile, sentenceGroups } from './sentences.ts';

/** A file of cues of two seconds each, with a gap of 0.1 s or as given. */
function file(...texts: readonly (string | readonly [string, number])[]): string {
  let at = 0;
  const cues = texts.map((entry, index) => {
    const [text, gap] = typeof entry === 'string' ? [entry, 100] : entry;
    const startMs = at + gap;
    at = startMs + 2000;
    return { id: String(index + 1), startMs, endMs: at, settings: '', text };
  });
  return serializeCues(cues, 'vtt');
}
const sent = (vtt: string, language: string | null = 'en') =>
  parseCues(sentenceFile(sentenceGroups(vtt, language)), 'vtt').map(({ text }) => text);

describe('sentences', () => {
  it.each([
    [
      ['One sentence\nover two lines', 'and three', 'cues.', 'Another one. And', 'a third.'],
      ['One sentence over two lines and three cues.', 'Another one. And a third.'],
    ],
    [['We met Dr.', 'Smith on the 3.', 'of May.'], ['We met Dr. Smith on the 3. of May.']],
    [
      ['It broke off', ['here', 5000]],
      ['It broke off', 'here'],
    ],
    [
      ['<v Ann>I think', '<v Ann>so.', '<v Bob>No', '<v Ann>way'],
      ['<v Ann>I think so.', '<v Bob>No', '<v Ann>way'],
    ],
    [['Tom &amp; Jerry', 'and friends.'], ['Tom &amp; Jerry and friends.']],
    [
      ['plain and', '<i>marked</i>', 'plain'],
      ['plain and', '<i>marked</i>', 'plain'],
    ],
    [
      ['<i>marked as</i>', '<i>a whole</i>', '<i>in</i> part', '<b><i>and</i></b>', '<b><i>so on</i></b>'],
      ['<i>marked as a whole</i>', '<i>in</i> part', '<b><i>and so on</i></b>'],
    ],
    [
      ['One says', '- this\n- that', 'and so on'],
      ['One says', '- this\n- that', 'and so on'],
    ],
    [['It is\n-40 out', 'there'], ['It is -40 out there']],
    [['𠮷野家で', '𠮷田さんが', '𠮷\n𠮷。'], ['𠮷野家で𠮷田さんが𠮷𠮷。']],
    [
      ['お母さんは', '行きました。', 'はい。'],
      ['お母さんは行きました。', 'はい。'],
    ],
  ])('of %j', (texts, expected) => {
    expect(sent(file(...(texts as string[])))).toEqual(expected);
  });

  it('have the times from their first to their last cue', () => {
    const [first] = parseCues(sentenceFile(sentenceGroups(file('One', 'two.', 'Three.'), 'en')), 'vtt');
    expect(first).toMatchObject({ startMs: 100, endMs: 4200 });
  });

  it('end at short pauses where nothing else ends them', () => {
    const cues = Array.from({ length: 40 }, (_, at) => ['words without an end', at % 4 === 0 ? 600 : 100] as const);
    const counts = sentenceGroups(file(...cues), 'en').map((group) => group.cues.length);
    expect(Math.max(...counts)).toBe(4);
    expect(
      Math.max(...sentenceGroups(file(...cues.map(([text]) => text)), 'en').map((group) => group.cues.length)),
    ).toBe(8);
  });
});

it('makes a group of each cue', () => {
  expect(cueGroups(file('One', 'two.')).map(({ cues }) => cues.length)).toEqual([1, 1]);
});
