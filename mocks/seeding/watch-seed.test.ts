import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { seededSound } from '../kernel/media/seeded-sound.ts';
import { World } from '../kernel/world/world.ts';
import { watchSeedFile } from './watch-seed.ts';

let folder: string;
let world: World;
let close: (() => void) | undefined;
const log: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
  mkdirSync(join(folder, 'texts'));
  world = new World();
  log.length = 0;
});
afterEach(() => {
  close?.();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => {
  // As editors do: the new file replaces the old one.
  writeFileSync(join(folder, `${name}.new`), text);
  renameSync(join(folder, `${name}.new`), join(folder, name));
};
const start = async () => {
  const watcher = { onReload: () => log.push('reload'), onProblem: (error: Error) => log.push(error.message) };
  close = await watchSeedFile(world, join(folder, 'world.yaml'), watcher);
};
const heard = () => {
  const sound = seededSound(world.tenant('a'), { sha256: null, url: 'https://a/b' }, null);
  return sound?.segments?.map(({ text }) => text).join(' ');
};

it('plants a changed file, reports a broken one and keeps the seed before it', async () => {
  write('world.yaml', 'heard: [{url: "*", text: One.}]');
  await start();
  expect(heard()).toBe('One.');
  write('world.yaml', 'heard: [{url: "*", text: Two.}]');
  await vi.waitFor(() => expect(heard()).toBe('Two.'), { timeout: 10_000 });
  write('world.yaml', 'herd: []');
  await vi.waitFor(() => expect(log.at(-1)).toMatch(/herd: there is no member/), { timeout: 10_000 });
  expect(heard()).toBe('Two.');
  write('world.yaml', 'heard: [{url: "*", text: Three.}]');
  await vi.waitFor(() => expect(heard()).toBe('Three.'), { timeout: 10_000 });
});

it('plants again when a file that it names changes, or comes', async () => {
  const cue = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`;
  write('texts/a.srt', cue('One.'));
  write('world.yaml', 'heard: [{url: "*", transcript: texts/a.srt}]');
  await start();
  write('texts/a.srt', cue('Two.'));
  await vi.waitFor(() => expect(heard()).toBe('Two.'), { timeout: 10_000 });
  write('world.yaml', 'heard: [{url: "*", transcript: texts/b.srt}]');
  await vi.waitFor(() => expect(log.at(-1)).toMatch(/ENOENT/), { timeout: 10_000 });
  write('texts/b.srt', cue('Three.'));
  await vi.waitFor(() => expect(heard()).toBe('Three.'), { timeout: 10_000 });
});

it('sees what is written while it reads for the first time', async () => {
  write('world.yaml', 'heard: [{url: "*", text: One.}]');
  const starting = start();
  write('world.yaml', 'heard: [{url: "*", text: Two.}]');
  await starting;
  await vi.waitFor(() => expect(heard()).toBe('Two.'), { timeout: 10_000 });
});

it('stops when it is closed, and does not start with a broken file', async () => {
  write('world.yaml', 'heard: [{url: "*", text: One.}]');
  await start();
  close?.();
  const other = vi.fn();
  close = await watchSeedFile(new World(), join(folder, 'world.yaml'), { onReload: other, onProblem: other });
  write('world.yaml', 'heard: [{url: "*", text: Two.}]');
  await vi.waitFor(() => expect(other).toHaveBeenCalled(), { timeout: 10_000 });
  close();
  expect(heard()).toBe('One.');
  write('world.yaml', 'herd: []');
  await expect(start()).rejects.toThrow(/herd/);
});
