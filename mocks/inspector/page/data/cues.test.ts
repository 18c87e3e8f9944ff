import { expect, it } from 'vitest';
import { cuesOf, playerTime, shownAt } from './cues.ts';

const FILE =
  'WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:00:02.500 align:start\nHi\nthere\n\n01:00:00.5 --> 01:00:01.000\n<b>x</b>\n';

it('reads the cues of a file', () => {
  expect(cuesOf(FILE)).toEqual([
    { start: 1, end: 2.5, text: 'Hi\nthere' },
    { start: 3600.5, end: 3601, text: '<b>x</b>\n' },
  ]);
  expect(cuesOf('no subtitles')).toEqual([]);
});

it('shows a cue from its start until its end', () => {
  const cues = cuesOf(FILE);
  expect([0.9, 1, 2.4, 2.5].map((time) => shownAt(cues, time).length)).toEqual([0, 1, 1, 0]);
});

it.each([
  [0, '0:00'],
  [69.9, '1:09'],
  [3729, '1:02:09'],
])('writes %d seconds', (seconds, text) => {
  expect(playerTime(seconds)).toBe(text);
});
