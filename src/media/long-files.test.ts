import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inspectMedia } from './index.ts';
import { writeLongM4a, writeLongMp3 } from './test-support/long-files.ts';
import { CLIP } from './test-support/samples.ts';

/** Milliseconds, on a machine that does much else. */
const PATIENCE = 60_000;

const path = join(tmpdir(), `long-${process.pid}`);
afterAll(() => rm(path, { force: true }));

it(
  'reads sound of twenty hours, and small files after it',
  async () => {
    await writeLongM4a(path, 20, 70, 44_100);
    expect(await inspectMedia(path)).toMatchObject({ durationSeconds: expect.closeTo(72_000, -1) });
    for (let more = 0; more < 3; more += 1) {
      expect(await inspectMedia(CLIP)).toMatchObject({ durationSeconds: 16.7 });
    }
  },
  PATIENCE,
);

it(
  'reads speech of ten hours',
  async () => {
    await writeLongM4a(path, 10, 96, 16_000);
    expect(await inspectMedia(path)).toMatchObject({ durationSeconds: expect.closeTo(36_000, -1) });
  },
  PATIENCE,
);

it('tells how long an MP3 file of four hours is', async () => {
  await writeLongMp3(path, 4);
  expect(await inspectMedia(path)).toMatchObject({ durationSeconds: expect.closeTo(14_400, 0) });
});
