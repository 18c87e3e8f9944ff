// Covers: spans.ts

import { describe, expect, it } from 'vitest';
import { type HeardPiece, joinPieces } from './join.ts';
import { halvesOf, isLong, pieceRule, spansOf, WORKERS_AI_PIECES } from './spans.ts';

const RULE = { seconds: 30, overlap: 2, least: 5 };

/** Words of a talk, one every 0.4 s. */
const talk = (seconds: number) =>
  Array.from({ length: Math.floor(seconds / 0.4) }, (_, at) => ({
    word: ` w${at % 7}`,
    start: at * 0.4,
    end: at * 0.4 + 0.35,
  }));

/** What a service hears of a talk in a span: words that are whole in it, timed with some error. */
function pieceOf(words: ReturnType<typeof talk>, from: number, to: number, error = 0): HeardPiece {
  const inside = words
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ word, start, end }) => ({ word, start: start - from + error, end: end - from + error }));
  const segments = [];
  for (let at = 0; at < inside.length; at += 10) {
    const some = inside.slice(at, at + 10);
    const text = some.map(({ word }) => word).join('');
    segments.push({ start: some[0]?.start ?? 0, end: some.at(-1)?.end ?? 0, text, words: some });
  }
  return { from, to, segments };
}
const textOf = (segments: readonly { text: string }[]) =>
  segments
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('joinPieces', () => {
  it.each([0, 0.1, -0.1, 0.25, -0.25])('loses and doubles no word where the second of two is late by %f s', (error) => {
    const words = talk(400);
    const spans = spansOf({ from: 0, to: 400 }, RULE);
    const pieces = spans.map(({ from, to }, at) => pieceOf(words, from, to, at % 2 ? error : 0));
    const joined = joinPieces(pieces);
    expect(textOf(joined)).toBe(textOf([{ text: words.map(({ word }) => word).join('') }]));
    const starts = joined.flatMap((segment) => segment.words.map(({ start }) => start ?? 0));
    for (const [at, start] of starts.entries()) expect(Math.abs(start - (words[at]?.start ?? 0))).toBeLessThan(0.3);
  });

  it('divides segments without words by their text, and writes words without spaces with them', () => {
    const segment = (text: string, start: number, end: number, words: string[] = []) => ({
      ...{ text, start, end },
      words: words.map((word, at) => ({ word, start: start + at * 0.5, end: start + at * 0.5 + 0.4 })),
    });
    const first = {
      from: 0,
      to: 32,
      segments: [segment('one two', 27, 28, ['one', 'two']), segment('a b c d', 29, 32)],
    };
    const second = {
      from: 30,
      to: 62,
      segments: [segment('b c d e f', -0.2, 4), segment('three four', 5, 6, ['three', 'four'])],
    };
    const joined = joinPieces([first, second]);
    expect(textOf(joined)).toBe('one two a b c d e f three four');
    expect(joined.map(({ words }) => words.length)).toEqual([2, 0, 0, 2]);
  });

  const piece = (from: number, to: number, words: readonly (readonly [string, number])[]): HeardPiece => ({
    ...{ from, to },
    segments: words.map(([text, at]) => {
      const times = { start: at - from, end: at - from + 0.3 };
      return { text, ...times, words: [{ word: text, ...times }] };
    }),
  });
  it.each<[string, [string, number][], [string, number][], string]>([
    [
      'leaves out what only one has at its edge',
      [
        ['so', 30.4],
        ['hm', 31.7],
      ],
      [
        ['eh', 30],
        ['so', 30.4],
        ['on', 33],
      ],
      'so on',
    ],
    [
      'keeps what one of them has alone',
      [['so', 29]],
      [
        ['we', 30.1],
        ['go', 30.6],
      ],
      'so we go',
    ],
    [
      'keeps the end of the first if the second has nothing',
      [
        ['so', 30.2],
        ['long', 31.6],
      ],
      [],
      'so long',
    ],
    [
      'takes one of two hearings of a word',
      [['see', 30.9]],
      [
        ['sea', 31.1],
        ['air', 32.5],
      ],
      'sea air',
    ],
    [
      'tells repeated words apart by their number',
      [
        ['no', 30.1],
        ['no', 30.6],
        ['no', 31.1],
        ['no', 31.6],
      ],
      [
        ['no', 30.5],
        ['no', 31],
        ['no', 31.5],
        ['no', 32],
      ],
      'no no no no',
    ],
    [
      'takes a long word over both borders once',
      [['oh', 31]],
      [
        ['oh', 31.4],
        ['my', 34],
      ],
      'oh my',
    ],
  ])('%s', (_what, first, second, text) => {
    expect(textOf(joinPieces([piece(0, 32, first), piece(30, 62, second)]))).toBe(text);
  });

  it('lets no word last into the next piece, which times the seam a little earlier', () => {
    const first = piece(0, 32, [
      ['so', 29],
      ['we', 30.8],
      ['go', 31.2],
    ]);
    const second = piece(30, 62, [
      ['we', 30.7],
      ['go', 31],
      ['on', 31.5],
    ]);
    const [, one, two] = joinPieces([first, second]);
    expect([one?.text, two?.text]).toEqual(['we', 'go']);
    expect(one).toMatchObject({ end: two?.start, words: [{ end: two?.start }] });
    expect(one?.end).toBeCloseTo(31, 6);
  });

  it('keeps everything where pieces do not overlap, as around a gap in the sound', () => {
    const pieces = [
      piece(0, 10, [['no', 9.6]]),
      piece(10.1, 40, [['no', 10.1]]),
      piece(38, 39, []),
      piece(37, 60, [['so', 50]]),
    ];
    expect(textOf(joinPieces(pieces))).toBe('no no so');
  });
});

describe('spansOf', () => {
  it('covers every second, with an overlap', () => {
    expect(spansOf({ from: 0, to: 62.5 }, RULE)).toEqual([
      { from: 0, to: 32 },
      { from: 30, to: 62 },
      { from: 60, to: 62.5 },
    ]);
    expect(spansOf({ from: 0, to: 62 }, RULE)).toHaveLength(2);
    expect([isLong(32, RULE), isLong(32.1, RULE)]).toEqual([false, true]);
  });

  it('halves a piece until it is short', () => {
    expect(halvesOf({ from: 30, to: 62 }, RULE)).toEqual([
      { from: 30, to: 47 },
      { from: 45, to: 62 },
    ]);
    expect(halvesOf({ from: 0, to: 11 }, RULE)).toBeNull();
  });
});

describe('pieceRule', () => {
  it('fills in the defaults', () => {
    expect(pieceRule({})).toEqual(WORKERS_AI_PIECES);
    expect(pieceRule({ seconds: 60 })).toEqual({ ...WORKERS_AI_PIECES, seconds: 60 });
  });

  it.each([
    { seconds: 2 },
    { seconds: Number.NaN },
    { seconds: Number.POSITIVE_INFINITY },
    { bytes: 0 },
    { atOnce: 0 },
  ])('refuses %j', (rule) => {
    expect(() => pieceRule(rule)).toThrow(/pieces of long sound .*--piece-seconds/);
  });
});
