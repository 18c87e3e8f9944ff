// Covers: ../readable.ts

import { expect, it } from 'vitest';
import { readableVtt } from '../readable.ts';
import { linesOf } from '../test-support/expected.ts';
import { segmentsOf, segmentsOfVtt, wordsOfFragments } from './segments.ts';

it('reads cues without their markup but with the speaker, and skips empty ones', () => {
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ann>Tom &amp;\n<i>Jerry</i>\n\n00:03.000 --> 00:03.000\nno\n\n00:04.000 --> 00:05.000\n \n';
  expect(segmentsOfVtt(vtt)).toEqual([
    { start: 1, end: 2.5, text: 'Tom & Jerry', speaker: 'Ann' },
    { start: 3, end: 3, text: 'no' },
  ]);
  expect(segmentsOf([{ startMs: 5, endMs: 4, text: 'x' }])).toEqual([{ start: 0.005, end: 0.004, text: 'x' }]);
});

it('lays out fragments across their borders', () => {
  const fragments = [
    { start: 0, end: 1, text: 'Captions turn spoken words' },
    { start: 1, end: 1.6, text: 'into text.' },
  ];
  const words = wordsOfFragments(fragments);
  expect(words.map(({ text }) => text)).toEqual(['Captions', 'turn', 'spoken', 'words', 'into', 'text.']);
  expect([words[0]?.start, words[3]?.end, words[5]?.end]).toEqual([0, 1, 1.6]);
  for (const [at, word] of words.entries()) expect(word.start).toBeGreaterThanOrEqual(words[at - 1]?.end ?? 0);
  expect(linesOf(readableVtt(words))).toEqual(['Captions turn spoken words into text.']);
});
