import { expect, it } from 'vitest';
import { mergeChanges, mergedCues } from './merge-changes.ts';
import { readTrack } from './track-file.ts';

/** Cues of a second each; a text `-` leaves a second out. */
const cuesOf = (texts: string) =>
  readTrack(
    `WEBVTT\n\n${[...texts].map((text, at) => (text === '-' ? '' : `00:0${at}.000 --> 00:0${at + 1}.000\n${text}\n\n`)).join('')}`,
  ).cues;
const merged = (base: string, mine: string, theirs: string) =>
  mergeChanges(cuesOf(base), cuesOf(mine), cuesOf(theirs)).map((region) => {
    const text = (cues: ReturnType<typeof cuesOf>) => cues.map(({ payload }) => payload).join('');
    return region.kind === 'agreed' ? text(region.cues) : [text(region.mine), text(region.theirs)];
  });

it.each([
  ['nothing', 'abcd', 'abcd', 'abcd', ['abcd']],
  ['one side alone', 'abcd', 'aXcd', 'abcd', ['aXcd']],
  ['both sides apart', 'abcde', 'Xbcde', 'abcdY', ['XbcdY']],
  ['both sides at neighbours', 'abcd', 'aXcd', 'abYd', ['aXYd']],
  ['both sides alike', 'abcd', 'aXcd', 'aXcd', ['aXcd']],
  ['the same cue', 'abcd', 'aXcd', 'aYcd', ['a', ['X', 'Y'], 'cd']],
  ['a cue that the other side removed', 'abcd', 'aXcd', 'a-cd', ['a', ['X', ''], 'cd']],
  ['what was added', 'abcd', 'abcdX', '', ['', ['abcdX', '']]],
])('joins changes of %s', (_, base, mine, theirs, expected) => {
  const regions = merged(base, mine, theirs);
  expect(regions.filter((region) => region !== '')).toEqual(expected.filter((region) => region !== ''));
});

it('takes for each conflict the side that was chosen, and keeps the objects of equal cues', () => {
  const mine = cuesOf('aXcZ');
  const regions = mergeChanges(cuesOf('abcd'), mine, cuesOf('aYcW'));
  const cues = mergedCues(regions, ['theirs', 'mine']);
  expect(cues.map(({ payload }) => payload).join('')).toBe('aYcZ');
  expect([cues[0], cues[2], cues[3]]).toEqual([mine[0], mine[2], mine[3]]);
  expect(cues[0]).toBe(mine[0]);
});

it('joins long tracks of which one side changed every cue', () => {
  const track = (text: string) =>
    readTrack(
      `WEBVTT\n\n${Array.from({ length: 5_000 }, (_, at) => `0${1 + Math.floor(at / 3600)}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}.000 --> 09:00:00.000\n${text} ${at}\n\n`).join('')}`,
    ).cues;
  const regions = mergeChanges(track('a'), track('b'), track('a'));
  expect(regions).toHaveLength(1);
});
