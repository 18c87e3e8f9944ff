// Covers: spans.ts

import { describe, expect, it } from 'vitest';
import { type HeardPiece, joinPieces } from './join.ts';
import { halvesOf, isLong, spansOf } from './spans.ts';

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

  it('gives a segment without words to one side, and writes words without spaces with them', () => {
    const segment = (text: string, start: number, words: string[]) => ({
      text,
      start,
      end: start + 2,
      words: words.map((word, at) => ({ word, start: start + at, end: start + at + 0.5 })),
    });
    const first = {
      from: 0,
      to: 32,
      segments: [segment('no words', 30.5, []), segment('one two', 30, ['one', 'two'])],
    };
    const second = {
      from: 30,
      to: 60,
      segments: [segment('no words', 0.5, []), segment('one two three', 0, ['one', 'two', 'three'])],
    };
    expect(textOf(joinPieces([first, second]))).toBe('one no words two three');
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
