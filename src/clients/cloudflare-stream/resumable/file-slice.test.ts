import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSliced } from './file-slice.ts';

let folder = '';
const bytes = Buffer.alloc(300_000, '0123456789');
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slice-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const read = async (slice: Blob) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of slice.stream()) pieces.push(piece);
  return Buffer.concat(pieces);
};

it.each([
  [0, 300_000],
  [5, 6],
  [1, 262_145],
])('reads the bytes from %i to %i, as often as it is asked', async (start, end) => {
  const file = await openSliced(written('a'));
  expect(file.size).toBe(300_000);
  const slice = file.slice(start, end);
  expect(slice.size).toBe(end - start);
  for (let time = 0; time < 2; time += 1) expect((await read(slice)).equals(bytes.subarray(start, end))).toBe(true);
  await file.close();
});

it('refuses a file that was changed since', async () => {
  const path = written('b');
  const file = await openSliced(path);
  utimesSync(path, 1, 1);
  await expect(read(file.slice(0, 5))).rejects.toThrow('changed during its upload');
  await file.close();
});

it('rejects for a file that does not exist', async () => {
  await expect(openSliced(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});
