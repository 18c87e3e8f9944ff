// Covers: record-file.ts

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { videoRecord } from '../test-support/video-record.ts';
import { openRecords } from './records.ts';
import type { VideoRecord } from './types.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const id = (digit: string): string => digit.repeat(32);
const record = (digit: string): VideoRecord => videoRecord(id(digit), { title: `video ${digit}` });
const path = (digit: string): string => join(folder, `${id(digit)}.json`);

async function keep(...digits: readonly string[]): Promise<void> {
  const records = await openRecords(folder);
  for (const digit of digits) await records.save(record(digit));
}

it('reads saved records, and drops removed ones', async () => {
  await keep('a', 'b');
  const records = await openRecords(folder);
  expect(records.list()).toEqual([record('a'), record('b')]);
  await records.remove(id('a'));
  expect((await openRecords(folder)).list()).toEqual([record('b')]);
});

it('begins a file with its format and version', async () => {
  await keep('a');
  expect(readFileSync(path('a'), 'utf8')).toMatch(
    /^\{"format":"caption-harness video-record","version":1,"sum":"[0-9a-f]{8}",/,
  );
  expect(readdirSync(folder)).toHaveLength(1);
});

it('reads a file without a header, and rewrites it at a change', async () => {
  writeFileSync(path('a'), JSON.stringify(record('a')));
  const records = await openRecords(folder);
  expect(records.list()).toEqual([record('a')]);
  await records.save({ ...record('a'), title: 'other' });
  expect(readFileSync(path('a'), 'utf8')).toMatch(/^\{"format"/);
  expect((await openRecords(folder)).get(id('a'))?.title).toBe('other');
});

it.each<[string, (text: string) => string, string]>([
  ['cut', (text) => text.slice(0, 90), 'it is not JSON, or was cut'],
  ['empty', () => '', 'it is empty'],
  ['zeros', (text) => '\0'.repeat(text.length), 'it is not JSON, or was cut'],
  ['changed in one letter', (text) => text.replace('video a', 'video x'), 'its checksum does not match'],
  ['with a byte order mark', (text) => `\ufeff${text}`, 'it is not JSON'],
  ['of another video', (text) => text.replaceAll(id('a'), id('c')), 'its checksum does not match'],
  ['of another kind', (text) => text.replace('video-record', 'recipe'), 'it says that it is "recipe"'],
  ['of a newer version', (text) => text.replace('"version":1', '"version":2'), 'has version 2; this program reads'],
  ['something else', () => '[1, 2]', 'is damaged'],
  ['an old one without a member', () => JSON.stringify({ ...record('a'), stages: {} }), 'stages.store'],
  ['an old one of another video', () => JSON.stringify(record('c')), `it is the record of another video (${id('c')})`],
])('sets aside a record that is %s, names it, and serves the rest', async (_what, change, why) => {
  await keep('a', 'b');
  const text = change(readFileSync(path('a'), 'utf8'));
  writeFileSync(path('a'), text);
  const records = await openRecords(folder);
  expect(records.list()).toEqual([record('b')]);
  expect(records.setAside()).toMatchObject([{ id: id('a'), file: `${id('a')}.json` }]);
  expect(records.setAside()[0]?.message).toContain(path('a'));
  expect(records.setAside()[0]?.message).toContain(why);
  expect(readFileSync(path('a'), 'utf8')).toBe(text);
});

it('sets aside a folder that replaces a record', async () => {
  await keep('b');
  mkdirSync(path('a'));
  const records = await openRecords(folder);
  expect(records.list()).toEqual([record('b')]);
  expect(records.setAside()[0]?.message).toContain('it is a folder');
});

it('removes drafts that a crash left, and no other file that is not a record', async () => {
  writeFileSync(join(folder, `${id('a')}.draft`), '{');
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  const records = await openRecords(folder);
  expect([records.list(), records.setAside()]).toEqual([[], []]);
  expect(readdirSync(folder)).toEqual(['notes.txt']);
  expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
});

it('does not keep a new record that cannot be saved, and keeps a changed one in memory', async () => {
  const records = await openRecords(folder);
  await records.save(record('a'));
  rmSync(folder, { recursive: true });
  await expect(records.save(record('b'))).rejects.toThrow('ENOENT');
  expect(records.get(id('b'))).toBeNull();
  await expect(records.save({ ...record('a'), title: 'changed' })).rejects.toThrow('ENOENT');
  expect(records.get(id('a'))?.title).toBe('changed');
});
