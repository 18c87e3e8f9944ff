// Data of an origin that is damaged, belongs to another program, or cannot be used.
// Covers: ../base/json-file.ts, index.ts

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workersAiTranscriber } from '../pipeline/index.ts';
import { startOrigin } from './index.ts';
import { ended, type TestOrigin, upload, useOrigin, type VideoView } from './test-support/start.ts';

let at: TestOrigin;
let data: string;
beforeEach(async () => {
  at = await useOrigin();
  data = join(at.at.folder, 'data');
});
afterEach(() => at.close());

const get = async (path: string) => (await fetch(`${at.origin.url}${path}`)).json();

describe('a record that cannot be read', () => {
  it('does not affect other videos, is named, and loses nothing', async () => {
    const [bad, good] = [await upload(at.origin.url), await upload(at.origin.url, { to: 'es' })];
    for (const { id } of [bad, good]) await ended(at.origin.url, id);
    await at.origin.close();
    const file = join(data, 'records', `${bad.id}.json`);
    mkdirSync(join(data, 'work', bad.id), { recursive: true });
    writeFileSync(join(data, 'work', bad.id, 'video'), 'what was uploaded');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, 100));
    const notices: string[] = [];
    await at.restart({ onNotice: (message) => notices.push(message) });
    expect(notices).toEqual([expect.stringContaining(file)]);
    expect(await get('/videos')).toMatchObject({
      videos: [{ id: good.id }],
      setAside: [{ id: bad.id, file: `records/${bad.id}.json` }],
    });
    expect(await get(`/videos/${bad.id}`)).toMatchObject({ error: { code: 'record-set-aside' } });
    expect(existsSync(join(data, 'work', bad.id, 'video'))).toBe(true);
    // After its restoration it is served again.
    writeFileSync(file, text);
    await at.restart();
    expect(((await get('/videos')) as { videos: VideoView[] }).videos).toHaveLength(2);
  });

  it('of an unfinished job does not prevent the start', async () => {
    mkdirSync(join(data, 'records', `${'f'.repeat(32)}.json`));
    await at.restart();
    expect(await get('/videos')).toMatchObject({ videos: [], setAside: [{ id: 'f'.repeat(32) }] });
  });
});

it('fails the job of a video whose upload is gone, with a sentence', async () => {
  const { id } = await upload(at.origin.url);
  await ended(at.origin.url, id);
  const file = join(data, 'records', `${id}.json`);
  await at.origin.close();
  rmSync(join(data, 'objects'), { recursive: true });
  rmSync(join(data, 'work', id), { recursive: true, force: true });
  const { content } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...content, state: 'queued' }));
  await at.restart();
  const { job } = await ended(at.origin.url, id);
  expect(job).toMatchObject({
    state: 'failed',
    error: { kind: 'local', message: 'The uploaded file is missing.' },
  });
  expect(at.defects).toEqual([]);
});

it('keeps objects and files that belong to no video', async () => {
  mkdirSync(join(data, 'objects', 'videos', 'orphan'), { recursive: true });
  writeFileSync(join(data, 'records', 'notes.txt'), 'mine');
  await at.restart();
  expect(await get('/videos')).toMatchObject({ videos: [], next: null, count: 0, setAside: [] });
  expect(existsSync(join(data, 'objects', 'videos', 'orphan'))).toBe(true);
  expect(existsSync(join(data, 'records', 'notes.txt'))).toBe(true);
});

describe('a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const start = async (place: string) => {
    const origin = await startOrigin({
      data: place,
      services: { transcriber: workersAiTranscriber(at.at.workersAi), clock: at.at.clock },
    });
    await origin.close();
  };

  it('names its kind', async () => {
    expect(readFileSync(join(data, 'format'), 'utf8')).toBe('caption-harness origin-data 1\n');
  });

  it('of another program is refused and stays unchanged', async () => {
    mkdirSync(join(folder, 'cache'));
    writeFileSync(join(folder, 'cache', 'mine'), '');
    writeFileSync(join(folder, 'letter.txt'), '');
    await expect(start(folder)).rejects.toThrow(`${folder} is not a data folder: it holds "letter.txt"`);
    expect(readdirSync(folder).sort()).toEqual(['cache', 'letter.txt']);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['mine']);
  });

  it.each([
    ['of a newer version', 'caption-harness origin-data 2\n', 'has version 2; this program reads versions up to 1'],
    ['of another kind', 'caption-harness job-log 1\n', 'it says that it is "job-log"'],
    ['with an odd mark', 'hello\n', 'of its file "format", it begins with "hello'],
  ])('%s is refused', async (_what, text, why) => {
    writeFileSync(join(folder, 'format'), text);
    await expect(start(folder)).rejects.toThrow(why);
  });

  it.each([
    ['empty', () => {}],
    ['the root of a disk', (place: string) => mkdirSync(join(place, 'lost+found'))],
    ['of version 0.1.0', (place: string) => mkdirSync(join(place, 'records'))],
  ])('that is %s is taken', async (_what, prepare) => {
    prepare(folder);
    await start(folder);
    expect(existsSync(join(folder, 'format'))).toBe(true);
  });
});
