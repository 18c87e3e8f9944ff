// Over pages that people write: what they quote, count and list is what the code has.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reporters } from '../conformance/reporters/index.ts';
import { ownNames } from '../src/base/own-names.ts';
import { rooms } from './import-table.ts';
import { blocksOf } from './support/guide/blocks.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const names = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** The first cells of the rows of a table below a heading. */
function rowsBelow(page: string, heading: string): string[] {
  const [, part = ''] = page.split(`\n## ${heading}\n`);
  return (part.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
}

describe('docs/adding.md', () => {
  /** Lines that a diff finds in a file, or takes out of it. */
  const expected = blocksOf(read('docs/adding.md'))
    .filter(({ language }) => language === 'diff')
    .flatMap(({ code }) => code.split(/^--- /m).slice(1))
    .flatMap((part) => {
      const [head = '', ...lines] = part.split('\n');
      const path = /^[\w./-]+\.\w+/.exec(head)?.[0] ?? '';
      const found = lines.filter((line) => /^[ -]\s*\S/.test(line)).map((line) => line.slice(1));
      return head.includes('(new)') ? [] : [{ path, found }];
    });

  it('quotes lines that the files have', () => {
    expect(expected.flatMap(({ found }) => found).length).toBeGreaterThan(5);
    const wrong = expected.flatMap(({ path, found }) => {
      const lines = existsSync(root + path) ? read(path).split('\n') : [];
      return lines.length === 0
        ? [path]
        : found.filter((line) => !lines.includes(line)).map((line) => `${path}: ${line}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  it('names every part: the two upper folders of each room of the import table', () => {
    const [, tree = ''] = read('docs/architecture.md').split('```');
    let top = '';
    const named = tree.split('\n').flatMap((line) => {
      const [, indent = '', first = ''] = /^( *)([\w-]+\/)/.exec(line) ?? [];
      if (first === '') return names(line, /\b([\w-]+)\//g).map((name) => `${top}/${name}`);
      if (indent === '') top = first.slice(0, -1);
      return [top, ...names(line, /\b([\w-]+)\//g).map((name) => `${top}/${name}`)];
    });
    const parts = rooms.map(({ path }) => path.split('/').slice(0, 2).join('/').replace(/\.ts$/, ''));
    const folders = parts.filter(
      (path) => existsSync(`${root}${path}/`) && !/^mocks\/(cloudflare|gcore-ai|translateplus)$/.test(path),
    );
    expect(folders.filter((path) => !named.includes(path))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('says of every stress script what it sends, and of no other', () => {
    const listed = names(/SCRIPTS = \[([^\]]*)\]/.exec(read('test/stress/all.mjs'))?.[1] ?? '', /'([\w-]+)'/g);
    const described = rowsBelow(read('CONTRIBUTING.md'), 'Stress').flatMap((row) => names(row, /`([\w-]+)\.mjs`/g));
    expect(listed.length).toBeGreaterThan(10);
    expect(described.sort()).toEqual(listed.sort());
  });
});

describe('docs/conform.md', () => {
  it('describes every reporter, and no other', () => {
    const described = rowsBelow(read('docs/conform.md'), 'Reporters').flatMap((row) =>
      names(row.split(' | ')[0] ?? '', /`(\w+)`/g),
    );
    expect(described.sort()).toEqual(Object.keys(reporters).sort());
  });
});

describe('docs/runtimes.md', () => {
  it('counts the languages whose names the package has', () => {
    expect(read('docs/runtimes.md')).toContain(`names of ${Object.keys(ownNames).length} languages of its own`);
  });
});
