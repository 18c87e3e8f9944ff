import { expect, it } from 'vitest';
import { heardBy } from './heard.ts';

const word = (text: string, start: number) => ({ word: text, start, end: start + 0.5 });
const words = [word(' Hello', 0), word(' world.', 0.5)];
const segment = (over: object = {}) => ({ start: 0, end: 1, text: 'Hello, world.', words, ...over });
const heard = (...segments: readonly ReturnType<typeof segment>[]) =>
  heardBy('turbo', {
    text: 'Hello world',
    language: 'en',
    segments,
    durationSeconds: 1,
    languageProbability: 1,
    wordCount: 2,
    vtt: null,
  });

it('accepts words that match the text', () => {
  expect(heard(segment())).toEqual({
    language: 'en',
    languageProbability: 1,
    durationSeconds: 1,
    segments: [segment()],
  });
});

it.each([
  ['lack one', words.slice(1)],
  ['say something else', [word('Hello', 0), word('word', 0.5)]],
  ['lie elsewhere', words.map((one) => ({ ...one, start: one.start * 1000, end: one.end * 1000 + 500 }))],
  ['go back in time', words.map(({ word: text, start, end }) => ({ word: text, start: end, end: start }))],
])('leaves out words that %s, but not what was said', (_what, bad) => {
  expect(heard(segment({ words: bad })).segments).toEqual([segment({ words: [] })]);
});

it('rejects an answer with more in its text than in its segments', () => {
  expect(() => heard(segment({ text: 'Hello' }))).toThrow(/^The answer of turbo contradicts itself: .* Run again/);
});
