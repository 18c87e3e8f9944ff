// Places on the disk that cannot be used, over the commands caption and origin: one sentence, exit code 2.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runHere } from './support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'unusable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'file');
writeFileSync(file, '');

const program = (...args: readonly string[]) => runHere('caption-harness', args);
/** Chosen, so that the command does not have to say which one it takes. */
const CHOSEN = ['--transcriber', 'gcore-ai'];
const places = [file, join(file, 'below'), '/proc/caption-harness'];

it.each(places)('caption refuses --state %s', async (place) => {
  const { code, stdout, stderr } = await program('caption', ...CHOSEN, '--state', place, '--out', join(folder, 'out'));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: The state folder .* cannot be used: .*\n$/);
  expect(stderr).toContain(place);
  expect(readdirSync(folder)).toEqual(['file']);
});

it.each(places)('caption --dry-run refuses --state %s', async (place) => {
  const { code, stderr } = await program('caption', ...CHOSEN, '--dry-run', '--state', place);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: The state folder .* cannot be used: .*\n$/)]);
});

it.each([...places, folder])('origin refuses --data %s', async (place) => {
  const { code, stdout, stderr } = await program('origin', '--port', '0', '--data', place);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: .*\n$/);
  expect(stderr).toContain(place);
  expect(readdirSync(folder)).toEqual(['file']);
});
