import { expect, it } from 'vitest';
import { findCues, replaceIn } from './find.ts';
import { readTrack } from './track-file.ts';

const texts = ['The market.', 'Our\nmarket, the Market!', 'a.b (c) $&', '&amp;'];
const vtt = `WEBVTT\n\n${texts.map((text, at) => `00:0${at}.000 --> 00:0${at}.900\n${text}\n\n`).join('')}`;
const { cues } = readTrack(vtt);
const search = (text: string, matchCase = false) => ({ text, matchCase });
const payloads = (changed: typeof cues) => changed.map(({ payload }) => payload);

it.each([
  ['market', false, [0, 1]],
  ['Market', true, [1]],
  ['our market', false, [1]],
  ['a.b', false, [2]],
  ['(c)', false, [2]],
  ['&', false, [2, 3]],
  [' ', false, []],
])('finds %j (case: %s) in cues %j', (text, matchCase, found) => {
  expect(findCues(cues, search(text, matchCase))).toEqual(found);
});

it('replaces everywhere, or in one cue, without reading the new text as a pattern', () => {
  expect(payloads(replaceIn(cues, search('market'), '$& & co', null)).slice(0, 2)).toEqual([
    'The $&amp; &amp; co.',
    'Our\n$&amp; &amp; co, the $&amp; &amp; co!',
  ]);
  const one = replaceIn(cues, search('market'), 'shop', [1]);
  expect([one[0], one[1]?.payload]).toEqual([cues[0], 'Our\nshop, the shop!']);
});

it('returns the same cues when nothing changes or a cue would be empty', () => {
  expect(replaceIn(cues, search('none'), 'x', null)).toBe(cues);
  expect(replaceIn(cues, search('&'), '', [3])).toBe(cues);
  expect(replaceIn(cues, search(''), 'x', null)).toBe(cues);
});
