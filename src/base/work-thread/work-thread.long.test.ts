// Covers: serve-tasks.ts

import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../../../test/support/bundle-program.ts';
import type { faultyTasks } from '../test-support/faulty-worker.ts';
import { WorkThread, type WorkThreadOptions } from './index.ts';

const faulty = new URL('../../../node_modules/.cache/caption-harness/faulty-worker.mjs', import.meta.url);
const threadOf = (options: Partial<WorkThreadOptions> = {}) =>
  new WorkThread<typeof faultyTasks>({ program: () => faulty, heapMb: 64, ...options });

beforeAll(() => bundleProgram(fileURLToPath(new URL('../test-support/faulty-worker.ts', import.meta.url)), faulty));

describe('a work thread', () => {
  it('carries out what it is given, one after the other', async () => {
    const thread = threadOf();
    expect(await Promise.all([1, 2, 3].map((number) => thread.run('double', number)))).toEqual([2, 4, 6]);
  });

  it.each([
    ['spin', 'spin took more than 2000 ms. It was ended.'],
    ['fill', 'Worker terminated due to reaching memory limit: JS heap out of memory'],
    ['exit', 'The thread ended.'],
    ['throw', 'Error: this file is odd'],
  ] as const)('fails a task that does %s, and no other', { timeout: 60_000 }, async (fault, message) => {
    const thread = threadOf(fault === 'spin' ? { taskMs: 2_000 } : {});
    // A thread that has started: the time of a task on a busy machine is its own.
    const before = await thread.run('double', 1);
    const failed = thread.run(fault).then(String, (error: Error) => error.message);
    const after = thread.run('double', 2);
    expect([before, await failed, await after]).toEqual([2, message, 4]);
  });

  it('fails every task when its program is missing', async () => {
    const thread = threadOf({ program: () => new URL('file:///nowhere/worker.mjs') });
    const all = [1, 2].map((number) => thread.run('double', number));
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('leaves this thread free meanwhile', async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    await threadOf({ taskMs: 1_000 })
      .run('spin')
      .catch(() => {});
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10);
  });
});
