// Over scripts/pack/: what npm packs, and how a pack leaves the repository as it was.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const load = <T>(name: string): Promise<T> => import(`../scripts/pack/${name}.mjs` as string) as Promise<T>;
const { putBack, replaceFiles } = await load<{
  putBack(folder: string): string[];
  replaceFiles(folder: string, texts: Record<string, string>): void;
}>('put-aside');
const { packedManifest, packedPage } = await load<{
  packedManifest(text: string): string;
  packedPage(text: string, about: { file: string; packed: ReadonlySet<string>; manifest: object }): string;
}>('packed-texts');
const { placeholders, textsOf } = await load<{
  placeholders(texts: Record<string, string>): string[];
  textsOf(root: string): Record<string, string>;
}>('refuse-placeholders');

const root = fileURLToPath(new URL('../', import.meta.url));
const manifest = {
  name: 'a',
  version: '1.2.3',
  repository: { url: 'git+https://example.com/me/a.git' },
  scripts: { prepare: 'x', prepack: 'y', postpack: 'z', test: 't' },
};

it('the repository is not left in the middle of a pack (else: npm run build)', () => {
  expect(existsSync(`${root}.pack`)).toBe(false);
});

describe('files that a pack replaces', () => {
  let folder = '';
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pack-'));
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'package.json'), 'mine');
    writeFileSync(join(folder, 'docs/a.md'), 'page');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are put back, once', () => {
    replaceFiles(folder, { 'package.json': 'packed', 'docs/a.md': 'other' });
    expect([read('package.json'), read('docs/a.md')]).toEqual(['packed', 'other']);
    expect(putBack(folder).sort()).toEqual([join('docs', 'a.md'), 'package.json']);
    expect([read('package.json'), read('docs/a.md')]).toEqual(['mine', 'page']);
    writeFileSync(join(folder, 'package.json'), 'mine again');
    expect(putBack(folder)).toEqual([]);
    expect(read('package.json')).toBe('mine again');
  });

  it('stay as they are if the pack ends while their originals are written', () => {
    mkdirSync(join(folder, '.pack-unfinished'));
    writeFileSync(join(folder, '.pack-unfinished/package.json'), 'half');
    expect(putBack(folder)).toEqual([]);
    replaceFiles(folder, { 'package.json': 'packed' });
    putBack(folder);
    expect(read('package.json')).toBe('mine');
  });
});

it('packs a manifest without what only the repository runs', () => {
  expect(JSON.parse(packedManifest(JSON.stringify(manifest)))).toEqual({ ...manifest, scripts: { test: 't' } });
});

it('leads links out of the package to the repository at the version', () => {
  const packed = new Set(['README.md', 'docs/a.md', 'docs/guides/g.md']);
  const text =
    '[a](a.md) [b](b.md#c) [g](guides/) ![i](images/i.webp) [u](https://x.example/) [h](#h) [r](../README.md)';
  expect(packedPage(text, { file: 'docs/a.md', packed, manifest })).toBe(
    '[a](a.md) [b](https://example.com/me/a/blob/v1.2.3/docs/b.md#c) [g](guides/) ![i](https://example.com/me/a/raw/v1.2.3/docs/images/i.webp) [u](https://x.example/) [h](#h) [r](../README.md)',
  );
});

it('finds every placeholder of the owner', () => {
  expect(placeholders({ 'a.md': 'x\nby OWNER/a', 'b.md': 'OWNERSHIP and owner' })).toEqual(['a.md:2']);
});

it('finds them in every text that users copy from, and none is without need', () => {
  const texts = textsOf(root);
  expect(Object.keys(texts)).toEqual(
    expect.arrayContaining([
      'README.md',
      'Dockerfile',
      'docs/guides/jest.md',
      'examples/go/go.mod',
      '.github/workflows/ci.yml',
    ]),
  );
  const files = new Set(placeholders(texts).map((place) => place.replace(/:\d+$/, '')));
  const expected = ['package.json', 'package-lock.json', 'docs/github-action.md'];
  expect([...files].filter((file) => !expected.includes(file))).toEqual([]);
});
