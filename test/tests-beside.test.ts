// A file with behaviour has a test: beside it under its name, or one that names it in a line such as
// "Covers: retry.ts, ../http/url.ts", by its path from the test.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const files = ['src', 'mocks', 'conformance', 'cli', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);
const isTest = (file: string): boolean => file.endsWith('.test.ts');
/** What tests share is exercised by each of them. */
const isForTests = (file: string): boolean => /^test\/|\/(testing|test-support)\//.test(file);

/** True for a text that exports a function or a class. Types, tables and what only hands on have nothing to test. */
const hasBehaviour = (text: string): boolean =>
  /^export (async function|function|class|abstract class) /m.test(text) ||
  /^export const \w+(: [^=\n]+)? =\s+(async )?(<[^>\n]+>)?(\w+|\([^)]*\))(: [^=\n]+)? =>/m.test(text);

const IMPORT = /(?:from|import\()\s*['"](\.[^'"]+)['"]/g;

/** Programs of their own that a file starts instead of importing them. */
const starts: Readonly<Record<string, readonly string[]>> = {
  'test/support/programs.ts': ['cli/caption-harness.ts', 'cli/conform.ts'],
  'src/media/program.ts': ['src/media/inspector.ts'],
  'src/pages/pages-folder.ts': ['mocks/inspector/page/main.tsx', 'src/origin/page/main.tsx'],
  'mocks/translateplus/work/program.ts': ['mocks/translateplus/work/file-worker.ts'],
  'conformance/targets/mock/thread/program.ts': ['conformance/targets/mock/thread/mock-worker.ts'],
};

const leadsTo = new Map(
  files.map((file) => {
    const imported = [...read(file).matchAll(IMPORT)].map(([, path = '']) => join(dirname(file), path));
    return [file, [...imported, ...(starts[file] ?? [])]] as const;
  }),
);

/** The files that a test runs or may run: what it imports or starts, directly or not. */
function reachedBy(test: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [test];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(leadsTo.get(file) ?? []));
  }
  return seen;
}

/** The files that the comment at the top of a test names, as paths from the root. */
function coveredBy(test: string, text: string): string[] {
  const comment = /^(?:\/\/.*\n)*/.exec(text)?.[0].replace(/^\/\/ ?/gm, '') ?? '';
  const [, names = ''] = /^Covers: ((?:.*,\n)*.*)$/m.exec(comment) ?? [];
  return names.split(/,\s*/).flatMap((name) => (name === '' ? [] : [join(dirname(test), name)]));
}

const tests = files.filter(isTest);
const behaviour = files.filter((file) => !isTest(file) && !isForTests(file) && hasBehaviour(read(file)));

describe('a file with behaviour', () => {
  it('has a test beside it or is named by one', () => {
    const own = new Set(tests.map((file) => file.replace(/(\.\w+){0,2}\.test\.ts$/, '.ts')));
    const named = new Set(tests.flatMap((file) => coveredBy(file, read(file))));
    expect(behaviour.length).toBeGreaterThan(300);
    expect(behaviour.filter((file) => !own.has(file) && !named.has(file))).toEqual([]);
  });

  it('is named only by tests that reach it', () => {
    const wrong = tests.flatMap((test) => {
      const covered = coveredBy(test, read(test));
      const reached = covered.length === 0 ? new Set() : reachedBy(test);
      return covered.filter((file) => !reached.has(file)).map((file) => `${test} does not reach ${file}`);
    });
    expect(wrong).toEqual([]);
  });
});

it.each([
  ['export function a() {}', true],
  ['export const a = (b: number): string => c;', true],
  ['export const a: Rule = ({ b }) => b;', true],
  ['export const a = { b: () => 1 };', false],
  ['export interface A {\n  b(): void;\n}', false],
  ["export { a } from './a.ts';", false],
])('tells behaviour from tables: %s', (text, expected) => {
  expect(hasBehaviour(text)).toBe(expected);
});

it('reads names from the top of a test, over several lines', () => {
  const text = "// About it.\n// Covers: a.ts, ../b/c.ts,\n// d.ts\n\nimport { x } from './x.ts'; // Covers: e.ts\n";
  expect(coveredBy('src/x/x.test.ts', text)).toEqual(['src/x/a.ts', 'src/b/c.ts', 'src/x/d.ts']);
});
