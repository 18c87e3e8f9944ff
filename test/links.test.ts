// Over every Markdown page of the repository: its links lead to files and headings that exist.
// Covers: support/links.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { anchorsOf, linksOf } from './support/links.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

const pages = ['.', 'docs', 'examples', 'skills', '.github'].flatMap((folder) =>
  existsSync(root + folder)
    ? readdirSync(root + folder, { recursive: folder !== '.', encoding: 'utf8' })
        .map((name) => (folder === '.' ? name : `${folder}/${name}`))
        .filter((name) => /\.md$|^llms\.txt$/.test(name) && !/(?:^|\/)(?:node_modules|dist)\//.test(name))
    : [],
);
const read = (name: string): string => readFileSync(root + name, 'utf8');

it('leads every link to a file or a heading that exists', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'llms.txt', 'docs/limits.md', 'docs/guides/webhook.md']));
  const anchors = new Map<string, readonly string[]>();
  const offered = (path: string): readonly string[] => {
    const known = anchors.get(path) ?? anchorsOf(read(path));
    anchors.set(path, known);
    return known;
  };
  const broken = pages.flatMap((page) =>
    linksOf(page, read(page)).flatMap(({ written, path, anchor }) => {
      if (!existsSync(root + path)) return [`${page}: ${written}: no such file`];
      if (anchor !== '' && !offered(path).includes(anchor)) return [`${page}: ${written}: no such heading`];
      return [];
    }),
  );
  expect(broken).toEqual([]);
});

it('names the anchors of headings as GitHub does', () => {
  const page =
    '# `conform`, by night: A/B\n\n```sh\n# a comment\n```\n\n## TLS\n\n## [TLS](x.md)\n\n### Größe 4_2 – und\n<a id="own"></a>\n';
  expect(anchorsOf(page)).toEqual(['conform-by-night-ab', 'tls', 'tls-1', 'größe-4_2--und', 'own']);
});

it('reads links to files, to their parts and within the page', () => {
  const page = '[a](../b.md#c), [d](#e), [f](https://example.com)\n```md\n[g](h.md)\n```\n![i](images/j.webp)\n';
  expect(linksOf('docs/x/y.md', page)).toEqual([
    { written: '../b.md#c', path: 'docs/b.md', anchor: 'c' },
    { written: '#e', path: 'docs/x/y.md', anchor: 'e' },
    { written: 'images/j.webp', path: 'docs/x/images/j.webp', anchor: '' },
  ]);
});
