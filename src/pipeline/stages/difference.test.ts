import { expect, it } from 'vitest';
import { difference } from './difference.ts';

const file = (...cues: readonly string[]) => `WEBVTT\n\n${cues.join('\n\n')}\n`;
const HELLO = file('1\n00:00:01.000 --> 00:00:02.000\nSalt &amp; <i>pepper</i>', '00:00:03.000 --> 00:00:04.000\nBye');

it.each([
  ['itself', HELLO],
  ['other line ends and marks', `\ufeff${HELLO.replace(/\n/g, '\r\n')}\r\n`],
  ['no numbers, no hours', HELLO.replace('1\n', '').replace(/00:0/g, '0')],
  ['decoded references and no tags', HELLO.replace('&amp;', '&').replace(/<\/?i>/g, '')],
  ['other line breaks', HELLO.replace('; <i>', ';\n<i>')],
])('viewers see no difference in %s', (_what, there) => {
  expect(difference(HELLO, there)).toBeNull();
});

it.each([
  ['has 1 cues instead of 2', HELLO.split('\n\n00:00:03')[0] ?? ''],
  ['has 0 cues instead of 2', ''],
  ['has other times in cue 2', HELLO.replace('03.000', '03.001')],
  ['has another text in cue 1', HELLO.replace('pepper', 'paper')],
])('%s', (fault, there) => {
  expect(difference(HELLO, there)).toBe(fault);
});

it('compares only times, and with a tolerance, by option', () => {
  expect(difference(HELLO, HELLO.replace('Bye', 'Adiós'), { texts: false })).toBeNull();
  expect(difference(HELLO, HELLO.replace('03.000', '03.050'), { toleranceMs: 50 })).toBeNull();
  expect(difference(HELLO, HELLO.replace('03.000', '03.051'), { toleranceMs: 50 })).not.toBeNull();
});
