import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seededSample } from '../base/sample.ts';
import { inspectMedia } from './index.ts';
import { mutationsOf } from './test-support/mutations.ts';
import { samples } from './test-support/samples.ts';

// A sample of test/stress/media-fuzz.mjs.
const EACH = 30;
const path = join(tmpdir(), `fuzz-${process.pid}`);
afterAll(() => rm(path, { force: true }));

const files = await samples();

it.each(Object.keys(files))(
  'reads or refuses a broken %s without memory of this process',
  async (kind) => {
    const mutations = mutationsOf(files[kind] as Buffer);
    expect(mutations.length).toBeGreaterThan(1_000);
    const before = process.memoryUsage.rss();
    for (const { name, make } of seededSample(mutations, EACH, 11)) {
      await writeFile(path, make());
      const found = await inspectMedia(path);
      const isTold = 'trouble' in found ? found.detail !== '' : Number.isFinite(found.durationSeconds);
      expect([name, isTold]).toEqual([name, true]);
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  },
  60_000,
);
