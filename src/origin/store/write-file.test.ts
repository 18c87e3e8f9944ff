import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile as save } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFile } from './write-file.ts';

const bytes = randomBytes(700_000);
let folder = '';
let path = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-file-'));
  path = join(folder, 'film');
  await save(path, bytes);
});
afterAll(() => rm(folder, { recursive: true }));

async function withFile(work: (file: Awaited<ReturnType<typeof open>>) => Promise<void>) {
  const file = await open(path);
  await work(file).finally(() => file.close());
}
/** Takes each chunk only after a while, as a socket does: a buffer must not change until then. */
const slow = (chunks: Buffer[]) =>
  new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, done) => {
      setTimeout(() => {
        chunks.push(Buffer.from(chunk));
        done();
      }, 2);
    },
  });

describe('writeFile', () => {
  it.each([
    [0, 699_999],
    [5, 5],
    [131_071, 262_145],
    [1, 600_000],
  ])('writes the bytes from %i to %i and ends the stream', async (start, end) => {
    const chunks: Buffer[] = [];
    await withFile((file) => writeFile(file, slow(chunks), start, end));
    expect(Buffer.concat(chunks).equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it('fails when the stream closes before the end, also while nothing is read from it', async () => {
    const to = new PassThrough({ highWaterMark: 10 });
    setTimeout(() => to.destroy(), 20);
    await withFile((file) =>
      expect(writeFile(file, to, 0, 699_999)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' }),
    );
  });

  it('fails with the error of the stream', async () => {
    const to = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no room')) });
    await withFile((file) => expect(writeFile(file, to, 0, 699_999)).rejects.toThrow('no room'));
  });

  it('fails for a file that became shorter', async () => {
    await withFile((file) => expect(writeFile(file, slow([]), 699_000, 700_500)).rejects.toThrow('ends at 700000'));
  });
});
