// Covers: join.ts, align.ts, timed-words.ts

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HeardPiece, type HeardSegment, joinPieces } from './join.ts';
import { spansOf } from './spans.ts';

type Word = { readonly word: string; readonly start: number; readonly end: number };

/** A talk of few different words, so that they repeat, with pauses and music in between. Seconds. */
const talk = fc
  .array(
    fc.record({
      word: fc.constantFrom('no', 'no', 'yes', 'go', 'on', 'well'),
      length: fc.oneof(
        { arbitrary: fc.double({ min: 0.3, max: 0.7, noNaN: true }), weight: 9 },
        { arbitrary: fc.double({ min: 1, max: 1.8, noNaN: true }), weight: 1 },
      ),
      pause: fc.oneof(
        { arbitrary: fc.double({ min: 0.05, max: 0.4, noNaN: true }), weight: 8 },
        { arbitrary: fc.double({ min: 2, max: 45, noNaN: true }), weight: 1 },
      ),
    }),
    { minLength: 1, maxLength: 260 },
  )
  .map((words) => {
    let time = 0;
    return words.map(({ word, length, pause }): Word => {
      const start = time + pause;
      time = start + length;
      return { word, start, end: time };
    });
  });

/** How a service hears: whether it keeps words that a border cuts, its error in time, and what it writes. */
const hearing = fc.record({
  keepsCut: fc.boolean(),
  late: fc.array(fc.double({ min: -0.12, max: 0.12, noNaN: true }), { minLength: 1, maxLength: 5 }),
  garbage: fc.boolean(),
  untimed: fc.boolean(),
  spaced: fc.boolean(),
  perSegment: fc.integer({ min: 1, max: 12 }),
});
type Hearing = typeof hearing extends fc.Arbitrary<infer T> ? T : never;

function hear(words: readonly Word[], from: number, to: number, late: number, how: Hearing): HeardPiece {
  const isHeard = ({ start, end }: Word): boolean =>
    how.keepsCut ? (start + end) / 2 >= from && (start + end) / 2 < to : start >= from && end <= to;
  const timed = words.filter(isHeard).map(({ word, start, end }) => ({
    word: how.spaced ? ` ${word}` : word,
    start: Math.max(from, start) - from + late,
    end: Math.min(to, end) - from + late,
  }));
  // The rest of a word that a border cuts.
  const cut = words.find(({ start, end }) => start < to - 0.2 && end > to + 0.2);
  if (how.garbage && !how.keepsCut && cut) {
    timed.push({ word: how.spaced ? ' wha' : 'wha', start: Math.max(cut.start, to - 0.3) - from, end: to - from });
  }
  const segments: HeardSegment[] = [];
  for (let at = 0; at < timed.length; at += how.perSegment) {
    const some = timed.slice(at, at + how.perSegment);
    const text = some
      .map(({ word }) => word.trim())
      .join(' ')
      .trim();
    segments.push({
      start: some[0]?.start ?? null,
      end: some.at(-1)?.end ?? null,
      text,
      // Some answers lack the time of a word here and there, far from the borders.
      words: some.map((word) =>
        how.untimed && word.start > 4 && word.end < to - from - 4 ? { ...word, start: null, end: null } : word,
      ),
    });
  }
  return { from, to, segments };
}

const textOf = (segments: readonly { readonly text: string }[]): string[] =>
  segments.flatMap(({ text }) => text.trim().split(/\s+/));

it.each([
  [30, 2],
  [10, 2],
  [20, 3],
])('loses and doubles no word of any talk in pieces of %i s that overlap by %i s', (seconds, overlap) => {
  fc.assert(
    fc.property(talk, hearing, fc.double({ min: 0, max: 0.06, noNaN: true }), (words, how, packet) => {
      const to = (words.at(-1)?.end ?? 0) + 0.5;
      const pieces = spansOf({ from: 0, to }, { seconds, overlap }).map((span, at) =>
        // A piece begins and ends at borders of packets.
        hear(words, Math.max(0, span.from - packet), span.to + packet, how.late[at % how.late.length] ?? 0, how),
      );
      expect(textOf(joinPieces(pieces))).toEqual(words.map(({ word }) => word));
    }),
    { numRuns: 400 },
  );
});

it('gives every word of any answers at most once, in the order of its piece', () => {
  const time = fc.oneof(fc.double({ min: -5, max: 60, noNaN: true }), fc.constant(null));
  let count = 0;
  const word = fc.record({ start: time, end: time }).map((times) => ({ word: ` w${count++}`, ...times }));
  const segment = fc.array(word, { maxLength: 6 }).chain((words) =>
    fc.record({ start: time, end: time, isBare: fc.boolean() }).map(
      ({ isBare, ...times }): HeardSegment => ({
        ...times,
        text: words.map((one) => one.word).join(''),
        words: isBare ? [] : words,
      }),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.array(segment, { maxLength: 5 }), { maxLength: 5 }), (answers) => {
      const pieces = answers.map((segments, at) => ({ from: at * 30, to: at * 30 + 32, segments }));
      const all = answers.flatMap((segments) => textOf(segments.filter(({ text }) => text !== '')));
      const joined = textOf(joinPieces(pieces));
      expect(new Set(joined).size).toBe(joined.length);
      expect(joined).toEqual(all.filter((one) => joined.includes(one)));
    }),
    { numRuns: 300 },
  );
});
