// Covers: serve-mocks.ts, program.ts, mock-worker.ts

import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleProgram } from '../../../../test/support/bundle-program.ts';
import { allChecks } from '../../../providers/checks.ts';
import { runConformance } from '../../../run/runner.ts';
import { mockTarget } from '../../mock.ts';
import { startMockThread } from './mock-thread.ts';
import { useMockWorkerProgram } from './program.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = new URL('../../../../node_modules/.cache/caption-harness/mock-thread/', import.meta.url);
const program = new URL('./mock-worker.js', folder);

// As in a build: the programs of its own threads and children are beside it.
beforeAll(async () => {
  const source = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
  await bundleProgram(source('conformance/targets/mock/thread/mock-worker.ts'), program);
  await bundleProgram(source('src/media/inspector.ts'), new URL('./inspector.js', folder));
  await bundleProgram(source('mocks/translateplus/work/file-worker.ts'), new URL('./file-worker.js', folder));
  writeFileSync(new URL('./package.json', folder), '{"type":"module"}');
  useMockWorkerProgram(program);
});

const { TMPDIR } = process.env;
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

describe('the mocks in a thread of their own', () => {
  it('give the report that they give in this thread', async () => {
    const reportOf = async (ownThread: boolean) => {
      const target = await mockTarget({ ownThread, runId: 'same' });
      const clock = { now: () => 0, sleep: async () => {} };
      const checks = allChecks.filter(({ id }) => /^(translateplus|workers-ai)\/(request|credits|wire|rate)/.test(id));
      const report = await runConformance({ target, checks, clock });
      await target.close();
      return report;
    };
    const own = await reportOf(true);
    expect(own.summary.passed).toBeGreaterThan(50);
    expect(own.checks.filter(({ status }) => status === 'failed' || status === 'error')).toEqual([]);
    expect(JSON.stringify(own)).toBe(JSON.stringify(await reportOf(false)));
  });

  it('refuse what they refuse in this thread, by the same name', async () => {
    const { control, close } = await startMockThread();
    const asked = control.createTenant({ name: 'a', switches: { x: 'y' } });
    await expect(asked).rejects.toMatchObject({
      name: 'SettingError',
      message: expect.stringContaining('no switch x'),
    });
    await close();
  });

  it('leave no temporary file, and refuse what is asked after their end', async () => {
    process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'mock-thread-'));
    const { control, close } = await startMockThread();
    expect(readdirSync(process.env.TMPDIR)).toHaveLength(1);
    await close();
    await close();
    expect(readdirSync(process.env.TMPDIR)).toEqual([]);
    await expect(control.advance('a', 1)).rejects.toThrow('the thread of the mocks has ended');
  });

  it('reject when their program is missing', async () => {
    const missing = new URL('./missing.mjs', program);
    expect(existsSync(missing)).toBe(false);
    await expect(startMockThread(missing)).rejects.toThrow('missing.mjs');
  });
});
