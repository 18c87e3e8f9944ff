// Over every file of the suite: `show` cuts what it shows, so two values that differ behind the cut look alike.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { show } from '../model/show.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Comparisons with the result of a call of `show`; parentheses may be nested twice. */
const COMPARED = /(?<!\.)\bshow\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*[!=]==|[!=]==\s*(?<!\.)show\(/g;

const comparisonsIn = (source: string): string[] => source.match(COMPARED) ?? [];

it('compares values, not what is shown of them', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files
    .filter((name) => !name.endsWith('.test.ts'))
    .flatMap((name) => comparisonsIn(readFileSync(root + name, 'utf8')).map((comparison) => `${name}: ${comparison}`));
  expect(files.length).toBeGreaterThan(400);
  expect(found).toEqual([]);
});

it.each([
  "show(seen) === show(['a'])",
  'if (show(uidsOf(result), 9_999) !==\n show(wanted))',
  'show(rows.map((row) => row.id)) === wanted',
  'wanted === show(seen)',
])('would find %s', (line) => {
  expect(comparisonsIn(line)).not.toEqual([]);
});

it('is the reason: the difference lies behind the cut', () => {
  const ids = ['a', 'b', 'c', 'd', 'x'].map((letter) => letter.repeat(36));
  expect(show(ids)).toBe(show([...ids.slice(0, -1), 'e'.repeat(36)]));
});
