import { expect, it } from 'vitest';
import { Roster } from './roster.ts';

interface Row {
  readonly id: string;
  readonly words: readonly string[];
}

const a: Row = { id: 'a', words: ['one', 'two'] };
const b: Row = { id: 'b', words: ['one'] };

it('gives lists and tables that follow what is added and removed', () => {
  const roster = new Roster<Row>([a]);
  const ids = roster.list(({ id }) => [id]);
  const words = roster.list((row) => row.words);
  const table = roster.table(({ id, words }) => words.map((word) => [`${id}.${word}`, word] as const));
  const remove = roster.add(b);
  expect(ids).toEqual(['a', 'b']);
  expect(words).toEqual(['one', 'two', 'one']);
  expect(Object.keys(table)).toEqual(['a.one', 'a.two', 'b.one']);
  expect(roster.items).toEqual([a, b]);
  remove();
  remove();
  expect(ids).toEqual(['a']);
  expect(words).toEqual(['one', 'two']);
  expect(table).toEqual({ 'a.one': 'one', 'a.two': 'two' });
  expect(roster.items).toEqual([a]);
});

it('keeps a table of null without entries of its own', () => {
  expect(new Roster<Row>([]).table(({ id }) => [[id, 1]])).toEqual({});
});
