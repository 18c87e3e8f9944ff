import { describe, expect, it } from 'vitest';
import { confirmCues, staleCues, touchedCues } from './made-from.ts';

const time = (second: number) => `00:${String(second).padStart(2, '0')}.000`;
/** Cues of two seconds each, or at given times. */
const track = (...cues: (string | readonly [from: number, to: number, text: string])[]): string =>
  ['WEBVTT', ...cues.map((cue, at) => (typeof cue === 'string' ? ([at * 2, at * 2 + 2, cue] as const) : cue))]
    .map((cue) => (typeof cue === 'string' ? cue : `${time(cue[0])} --> ${time(cue[1])}\n${cue[2]}`))
    .join('\n\n');

const original = track('One.', 'Two.', 'Three.');
const spanish = track('Uno.', 'Dos.', 'Tres.');

describe('staleCues', () => {
  it('names the cues whose part of the original has another text', () => {
    expect(staleCues(original, track('One.', 'Too.', 'Three.'), spanish)).toEqual([
      { cue: 1, before: 'Two.', now: 'Too.' },
    ]);
  });

  it('does not count line breaks, white space, markup and small shifts', () => {
    expect(staleCues(original, track('<i>One.</i>', ' Two.\n', 'Three.'), spanish)).toEqual([]);
    expect(staleCues(track('One more.'), track('One\nmore.'), spanish)).toEqual([]);
    const shifted = track([0, 2, 'One.'], [2, 4, 'Two.'], [5, 7, 'Three.']);
    expect(staleCues(original, shifted, spanish)).toEqual([]);
  });

  it('stays the same when a cue of either side is split', () => {
    const split = track([0, 1, 'One'], [1, 2, 'and a half.'], [2, 4, 'Two.'], [4, 6, 'Three.']);
    expect(staleCues(track('One and a half.', 'Two.', 'Three.'), split, spanish)).toEqual([]);
    const halves = track([0, 1, 'U'], [1, 2, 'no.'], [2, 4, 'Dos.'], [4, 6, 'Tres.']);
    expect(staleCues(original, track('One.', 'Two.', 'Tree.'), halves)).toEqual([
      { cue: 3, before: 'Three.', now: 'Tree.' },
    ]);
  });

  it('names the nearest cue for what was added or removed', () => {
    const added = track('One.', 'Two.', 'Three.', [20, 22, 'Four.']);
    expect(staleCues(original, added, spanish)).toEqual([{ cue: 2, before: 'Three.', now: 'Three. Four.' }]);
    expect(staleCues(original, track('One.', 'Two.'), spanish)).toEqual([{ cue: 2, before: 'Three.', now: '' }]);
    expect(staleCues(original, added, 'WEBVTT\n')).toEqual([]);
  });

  it('takes linear time where all cues overlap', () => {
    const many = track(...Array.from({ length: 10_000 }, () => [0, 59, 'Word.'] as const));
    const start = process.cpuUsage();
    expect(staleCues(many, many, many)).toEqual([]);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(10_000);
  });
});

describe('confirmCues', () => {
  it('makes the present original the one of the cues that were looked at, and of no other', () => {
    const now = track('Won.', 'Too.', 'Three.', [20, 22, 'Four.']);
    const from = confirmCues(original, { original: now, translation: spanish }, [2]);
    expect(staleCues(from, now, spanish).map(({ cue }) => cue)).toEqual([0, 1]);
    const all = confirmCues(from, { original: now, translation: spanish }, [0, 1]);
    expect(staleCues(all, now, spanish)).toEqual([]);
  });
});

it('finds the cues that an edit touched', () => {
  expect(touchedCues(spanish, spanish)).toEqual([]);
  expect(touchedCues(spanish, track('Uno.', [2, 3, 'Dos.'], 'Tres', 'Cuatro.'))).toEqual([1, 2, 3]);
});
