import { expect, it } from 'vitest';
import { begin, firstChange, go, redo, undo } from './history.ts';
import { readTrack } from './track-file.ts';

const cuesOf = (...texts: string[]) =>
  readTrack(`WEBVTT\n\n${texts.map((text) => `00:01.000 --> 00:02.000\n${text}\n\n`).join('')}`).cues;
const [a, b, c] = [cuesOf('a'), cuesOf('b'), cuesOf('c')];

it('goes back and forth', () => {
  const two = go(go(begin(a), b, 'Text'), c, 'Split');
  expect(two.before.map(({ doing }) => doing)).toEqual(['Text', 'Split']);
  const back = undo(two);
  expect([back.now, back.after[0]?.doing]).toEqual([b, 'Split']);
  expect(undo(undo(back)).now).toBe(a);
  expect(redo(back)).toEqual(two);
  expect(redo(two)).toEqual(two);
});

it('forgets what was taken back when a new step is taken, and the oldest of many', () => {
  expect(go(undo(go(begin(a), b, 'Text')), c, 'Text').after).toEqual([]);
  let history = begin(a);
  for (let step = 0; step < 300; step++) history = go(history, step % 2 ? a : b, 'Text');
  expect(history.before.length).toBe(200);
  expect(go(history, history.now, 'Text')).toBe(history);
});

it('tells where two states differ', () => {
  const many = cuesOf('a', 'b', 'c');
  expect(firstChange(many, many)).toBe(-1);
  expect(firstChange(many, [...many.slice(0, 1), ...b, ...many.slice(2)])).toBe(1);
  expect(firstChange(many, many.slice(0, 2))).toBe(1);
});
