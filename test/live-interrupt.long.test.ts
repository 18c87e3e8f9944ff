// Covers: ../cli/live/interruption.ts

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ledger } from '../conformance/live/ledger.ts';
import { ledgerFormat } from '../conformance/live/ledger-format.ts';
import { readDurableLog } from '../src/base/durable-log.ts';
import { PLAIN, standing } from './support/live-command.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';
import { useBuiltPrograms } from './support/programs.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'live-interrupt-'));

describe('Ctrl-C', () => {
  let liveMock: LiveMock;
  beforeAll(async () => {
    liveMock = await startLiveMock();
  });
  afterAll(async () => {
    await liveMock.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs and sends the signals when the third video is made; resolves with how it ended. */
  async function interrupted(name: string, signals: readonly NodeJS.Signals[], ...args: string[]) {
    liveMock.seen.length = 0;
    const ledger = join(folder, `${name}.log`);
    const all = [...args, '--yes', '--ledger', ledger, '--grep', 'gcore-ai/videos/*', ...liveMock.urlOptions];
    const child = spawn(process.execPath, [programs.path('conform'), ...all], {
      env: { ...process.env, ...PLAIN, ...liveMock.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stdout.resume();
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    let videos = 0;
    liveMock.onRequest = async ({ method, path }, when) => {
      if (method !== 'POST' || path !== '/streaming/videos' || when !== 'between') return undefined;
      videos += 1;
      if (videos !== 3) return undefined;
      for (const signal of signals) {
        child.kill(signal);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      return undefined;
    };
    const code = await new Promise((resolve) => child.once('close', (status) => resolve(status)));
    liveMock.onRequest = () => undefined;
    const entries = Ledger.resume(await readDurableLog(ledger, ledgerFormat), { append: async () => {} });
    return { code, stderr, ledger: entries };
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends a run early; what it made is removed, and the exit code is 130',
    async (signal) => {
      const { code, stderr, ledger } = await interrupted(signal, [signal], '--target', 'live');
      expect([code, stderr]).toEqual([130, expect.stringMatching(/interrupted[\s\S]*cleaned up: .* 0 left/)]);
      expect([ledger?.finished, ledger?.standing(), ledger?.open()]).toEqual([true, [], []]);
      expect(liveMock.seen.filter(({ method, path }) => method === 'POST' && path === '/streaming/videos').length).toBe(
        3,
      );
      expect(await standing(liveMock)).toEqual([]);
    },
  );

  it.each([
    ['both', ['--target', 'both', '--against', 'live'], 130],
    ['drift', ['drift', 'contract', 'live'], 3],
  ] as const)('ends %s early and cleans up, too', async (name, args, expected) => {
    const { code, ledger } = await interrupted(name, ['SIGINT'], ...args);
    expect([code, ledger?.finished]).toEqual([expected, true]);
    expect(await standing(liveMock)).toEqual([]);
  });

  it('ends at once when pressed twice, and prints how to clean up', async () => {
    const { code, stderr, ledger } = await interrupted('twice', ['SIGINT', 'SIGINT'], '--target', 'live');
    expect([code, stderr]).toEqual([3, expect.stringContaining('conform cleanup')]);
    expect(ledger?.finished).toBe(false);
    expect((await standing(liveMock)).length).toBeGreaterThan(0);
  });
});
