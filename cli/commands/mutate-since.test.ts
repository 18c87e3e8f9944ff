import { expect, it } from 'vitest';
import { chooseSince } from './mutate-since.ts';

const present = ['src/client.mjs', 'test/a.test.mjs', 'test/b.test.mjs', 'py/test_c.py', 'go/d_test.go'];
const words = ['node', '--test', '{changed}'];
const choose = (changed: string[], more: { words?: string[]; tests?: string } = {}) =>
  chooseSince(more.words ?? words, { changed, present }, more.tests);

it('runs the changed tests alone', () => {
  expect(choose(['test/b.test.mjs'])).toMatchObject({ kind: 'changed', words: ['node', '--test', 'test/b.test.mjs'] });
  expect(choose(['py/test_c.py', 'go/d_test.go'])).toMatchObject({ kind: 'changed' });
});

it('runs everything, with a reason, when another file changed', () => {
  expect(choose(['test/b.test.mjs', 'src/client.mjs'])).toEqual({
    kind: 'all',
    words: ['node', '--test', ...present.slice(1)],
    why: expect.stringContaining('src/client.mjs changed'),
  });
});

it('runs everything, with a reason, when the command cannot run some tests alone', () => {
  const choice = choose(['test/b.test.mjs'], { words: ['npm', 'test'] });
  expect(choice).toEqual({ kind: 'all', words: ['npm', 'test'], why: expect.stringContaining('{changed}') });
});

it('takes names of tests from a glob', () => {
  expect(choose(['src/client.mjs'], { tests: 'src/*' })).toMatchObject({ kind: 'changed' });
  expect(choose(['test/b.test.mjs'], { tests: 'src/*' })).toMatchObject({ kind: 'all' });
});

it('runs nothing without a changed test that is there', () => {
  expect(choose([])).toMatchObject({ kind: 'nothing' });
  expect(choose(['test/gone.test.mjs'])).toMatchObject({ kind: 'nothing' });
});

it('does not let the name of a file be an option', () => {
  const choice = chooseSince(words, { changed: ['-x.test.mjs'], present: ['-x.test.mjs'] });
  expect(choice).toMatchObject({ kind: 'changed', words: ['node', '--test', './-x.test.mjs'] });
});
