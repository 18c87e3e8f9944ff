import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileStore } from '../store/file-store.ts';
import { videoRecord } from '../test-support/video-record.ts';
import { createJobs, type JobsOptions } from './jobs.ts';
import type { Records } from './records.ts';
import type { VideoRecord } from './types.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const queued = videoRecord('a'.repeat(32), { to: [] });

/** The records of one video. `onSave` is called before a save resolves, as others see a record before it is on the disk. */
function recordsOf(onSave: (record: VideoRecord) => void): Records {
  let record: VideoRecord | null = queued;
  return {
    get: () => record,
    list: () => [],
    setAside: () => [],
    async save(to) {
      record = to;
      onSave(to);
    },
    show(to) {
      record = to;
    },
    remove: async () => {
      record = null;
    },
    watch: () => () => {},
    watchAll: () => () => {},
  };
}

it('runs a job again that is begun while the end of its last run is being saved', async () => {
  const { id } = queued;
  let failures = 0;
  let done = () => {};
  const twice = new Promise<void>((resolve) => {
    done = resolve;
  });
  // It fails, because there is no file.
  const records = recordsOf((record) => {
    if (record.state !== 'failed') return;
    failures += 1;
    if (failures === 2) return done();
    void records.save({ ...record, state: 'queued', error: null });
    jobs.begin(id);
  });
  const jobs = createJobs({
    records,
    store: createFileStore(join(folder, 'objects')),
    cache: { purge: async () => {} } as Partial<JobsOptions['cache']> as JobsOptions['cache'],
    workFolder: join(folder, 'work'),
    services: {} as JobsOptions['services'],
    clock: { now: () => 0 },
    parallel: 1,
    onDefect: (error) => expect(error).toBeUndefined(),
  });
  jobs.begin(id);
  await twice;
  await jobs.close();
  expect(records.get(id)?.error?.message).toBe('The uploaded file is missing.');
});
