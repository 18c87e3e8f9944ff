import { describe, expect, it } from 'vitest';
import { merge, middleOf, remove, setText, setTimes, shift, split } from './edits.ts';
import { readTrack, writeTrack } from './track-file.ts';

const vtt = 'WEBVTT\n\none\n00:01.000 --> 00:03.000 line:0\nHello there.\n\n00:04.000 --> 00:05.000\nBye.\n';
const { cues, tail } = readTrack(vtt);
const shown = (changed: typeof cues) => changed.map(({ startMs, endMs, payload }) => [startMs, endMs, payload]);
const written = (changed: typeof cues) => writeTrack({ cues: changed, tail });

it('gives a cue another text, and leaves the others alone', () => {
  const changed = setText(cues, 0, ' Hi &\nyou ');
  expect(written(changed)).toBe(
    'WEBVTT\n\none\n00:00:01.000 --> 00:00:03.000 line:0\nHi &amp;\nyou\n\n00:04.000 --> 00:05.000\nBye.\n',
  );
  expect(changed[1]).toBe(cues[1]);
  for (const text of ['', ' \n', 'Hello there.']) expect(setText(cues, 0, text)).toBe(cues);
});

it('gives a cue other times, if it then ends after its start', () => {
  expect(shown(setTimes(cues, 1, { startMs: 3_900 }))[1]).toEqual([3_900, 5_000, 'Bye.']);
  for (const times of [{ startMs: 5_000 }, { endMs: 4_000 }, { startMs: -1 }, {}])
    expect(setTimes(cues, 1, times)).toBe(cues);
});

describe('split', () => {
  const text = 'Hello there.';

  it('divides text and time, by the given time if it is within', () => {
    expect(shown(split(cues, 0, { text, caret: 5, atMs: 1_500 })).slice(0, 2)).toEqual([
      [1_000, 1_500, 'Hello'],
      [1_500, 3_000, 'there.'],
    ]);
    expect(shown(split(cues, 0, { text, caret: 5, atMs: 4_500 }))[0]).toEqual([1_000, 1_909, 'Hello']);
  });

  it('leaves the cue when a half would be empty', () => {
    expect(split(cues, 0, { text, caret: 0, atMs: null })).toBe(cues);
    expect(split(cues, 0, { text, caret: 12, atMs: null })).toBe(cues);
  });

  it('writes the file with the settings at both, and the identifier at the first', () => {
    expect(written(split(cues, 0, { text, caret: 5, atMs: 2_000 }))).toBe(
      'WEBVTT\n\none\n00:00:01.000 --> 00:00:02.000 line:0\nHello\n\n00:00:02.000 --> 00:00:03.000 line:0\nthere.\n\n00:04.000 --> 00:05.000\nBye.\n',
    );
  });

  it.each([
    ['one two three four', 7],
    ['a long first line\nb', 17],
    ['word', 0],
  ])('chooses a place in %j', (one, place) => {
    expect(middleOf(one)).toBe(place);
  });
});

it('merges a cue with the next one', () => {
  expect(shown(merge(cues, 0))).toEqual([[1_000, 5_000, 'Hello there.\nBye.']]);
  expect(merge(cues, 1)).toBe(cues);
});

it('removes a cue but the last, and keeps the head of the file', () => {
  const rest = remove(cues, 0);
  expect(written(rest)).toBe('WEBVTT\n\n00:04.000 --> 00:05.000\nBye.\n');
  expect(remove(rest, 0)).toBe(rest);
});

it('shifts all cues, or those from one on, never before 0', () => {
  expect(shown(shift(cues, 0, -2_000)).map(([start, end]) => [start, end])).toEqual([
    [0, 2_000],
    [2_000, 3_000],
  ]);
  expect(shift(cues, 1, 100)[0]).toBe(cues[0]);
  expect(shift(cues, 0, 0)).toBe(cues);
});
