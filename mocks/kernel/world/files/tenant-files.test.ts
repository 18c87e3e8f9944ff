// Covers: file-shelf.ts

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { FileShelf } from './file-shelf.ts';
import { type FileEntry, TenantFiles } from './tenant-files.ts';

const shelves: FileShelf[] = [];
const shelf = (...place: ConstructorParameters<typeof FileShelf>) => {
  const made = new FileShelf(...place);
  shelves.push(made);
  return made;
};
afterEach(() => {
  for (const one of shelves.splice(0)) one.close();
});

async function write(files: TenantFiles, text: string, at: number): Promise<void> {
  const handle = await files.open('k');
  await handle.write(text, at);
  await handle.close();
  files.grow('k', at + text.length);
}
const read = (files: TenantFiles) => readFileSync(files.find('k')?.path ?? '', 'utf8').slice(0, files.find('k')?.bytes);

it('keeps the content of a shared file: a writer gets a copy of the bytes that count', async () => {
  const one = shelf();
  const entries: Record<string, FileEntry> = {};
  const files = new TenantFiles(one, entries);
  await write(files, 'abc', 0);
  const copy = JSON.parse(JSON.stringify(entries)) as typeof entries;
  one.hold(copy.k?.name ?? '');
  await write(files, 'def', 3);
  await write(files, 'ghi', 6);
  expect(read(files)).toBe('abcdefghi');
  const other = new TenantFiles(one, copy);
  expect(read(other)).toBe('abc');
  await write(other, 'xyz', 3);
  expect([read(files), read(other)]).toEqual(['abcdefghi', 'abcxyz']);
});

it('deletes a file with its last holder, and the folder at the end', async () => {
  const one = shelf();
  const files = new TenantFiles(one, {});
  await write(files, 'abc', 0);
  const { path = '' } = files.find('k') ?? {};
  files.clear();
  expect([files.keys, files.find('k')]).toEqual([[], null]);
  await expect.poll(() => existsSync(path)).toBe(false);
  one.close();
  expect(existsSync(dirname(path))).toBe(false);
});

it('in a folder that lasts, deletes only what nothing on the disk refers to, and clears what an interruption left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
  let forget = () => {};
  const forgotten = new Promise<void>((resolve) => {
    forget = resolve;
  });
  const one = shelf({ folder, forgotten: () => forgotten });
  const files = new TenantFiles(one, {});
  await write(files, 'abc', 0);
  files.drop('k');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readdirSync(folder)).toEqual(['f1']);
  forget();
  await expect.poll(() => readdirSync(folder)).toEqual([]);
  writeFileSync(join(folder, 'f7'), 'left');
  const next = shelf({ folder, forgotten: () => forgotten });
  expect(next.make()).toBe('f8');
  next.sweep();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
