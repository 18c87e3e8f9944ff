// Covers: ../conformance/live/cleanup-wire.ts

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ledger } from '../conformance/live/ledger.ts';
import { ledgerFormat } from '../conformance/live/ledger-format.ts';
import { readDurableLog } from '../src/base/durable-log.ts';
import { PLAIN, standing } from './support/live-command.ts';
import { type LiveMock, type Moment, type PassingRequest, startLiveMock } from './support/live-mock.ts';
import { useBuiltPrograms } from './support/programs.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'live-interrupt-'));

/** How a run ends that gets signals while it is at work. */
interface Ended {
  readonly code: unknown;
  readonly stderr: string;
  readonly ledger: Ledger | null;
  /** Requests after the first signal. */
  readonly later: readonly string[];
  /** Milliseconds from the first signal to the end. */
  readonly took: number;
}

/** When the signals are sent: at this passing request. */
type When = (at: number, request: PassingRequest, moment: Moment) => boolean;

describe('Ctrl-C', () => {
  let liveMock: LiveMock;
  beforeAll(async () => {
    liveMock = await startLiveMock({ tls: true });
  });
  afterAll(async () => {
    await liveMock.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function interrupted(
    name: string,
    signals: readonly NodeJS.Signals[],
    when: When,
    ...args: string[]
  ): Promise<Ended> {
    const ledger = join(folder, `${name.replaceAll(' ', '-')}.log`);
    const all = [...args, '--yes', '--ledger', ledger, ...liveMock.urlOptions];
    const child = spawn(process.execPath, [programs.path('conform'), ...all], {
      env: { ...process.env, ...PLAIN, ...liveMock.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stdout.resume();
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    liveMock.seen.length = 0;
    let [signalled, sentAt] = [0, 0];
    liveMock.onRequest = async (request, moment) => {
      if (signalled > 0 || !when(liveMock.seen.length, request, moment)) return undefined;
      [signalled, sentAt] = [liveMock.seen.length, Date.now()];
      for (const signal of signals) {
        child.kill(signal);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      // The request never gets its answer.
      if (!args.includes('--quiet')) return undefined;
      await new Promise((resolve) => child.once('close', resolve));
      return true;
    };
    const code = await new Promise((resolve) => child.once('close', (status) => resolve(status)));
    liveMock.onRequest = () => undefined;
    const later = liveMock.seen.slice(signalled).map(({ method, path }) => `${method} ${path}`);
    const entries = Ledger.resume(await readDurableLog(ledger, ledgerFormat), { append: async () => {} });
    return { code, stderr, ledger: entries, later, took: Date.now() - sentAt };
  }

  /** What cleaning up sends: it removes, and lists by the marker. */
  const isCleaning = (line: string): boolean => /^DELETE|^GET .*[?](search=|per_page=100&page=)/.test(line);
  const VIDEOS = ['--target', 'live', '--grep', 'gcore-ai/videos/*'];

  const moments: readonly (readonly [number, Moment])[] = [
    [1, 'before'],
    [1, 'after'],
    [2, 'between'],
    [4, 'before'],
    [5, 'after'],
    [7, 'between'],
    [9, 'after'],
    [10, 'before'],
    [11, 'after'],
    [12, 'between'],
  ];

  it.each(moments)('at request %i, %s: it ends with 130, sends nothing more and leaves nothing', async (at, moment) => {
    const name = `${at} ${moment}`;
    const end = await interrupted(name, ['SIGINT'], (now, _request, then) => now === at && then === moment, ...VIDEOS);
    expect([end.code, end.stderr]).toEqual([130, expect.stringMatching(/interrupted[\s\S]*cleaned up: .* 0 left/)]);
    expect([end.ledger?.finished, end.ledger?.standing(), end.ledger?.open()]).toEqual([true, [], []]);
    // After an answer the next request may be on its way already.
    const later = end.later.filter((line) => !isCleaning(line));
    expect(later.length, later.join()).toBeLessThanOrEqual(moment === 'after' ? 1 : 0);
    expect(await standing(liveMock)).toEqual([]);
  });

  const third = (wanted: Moment = 'between'): When => {
    let videos = 0;
    return (_at, { method, path }, moment) => {
      if (method === 'POST' && path === '/streaming/videos' && moment === wanted) videos += 1;
      return videos === 3;
    };
  };

  it.each(['SIGTERM', 'SIGHUP'] as const)('%s does the same', async (signal) => {
    const { code, ledger } = await interrupted(signal, [signal], third(), ...VIDEOS);
    expect([code, ledger?.finished]).toEqual([130, true]);
    expect(await standing(liveMock)).toEqual([]);
  });

  it('does not wait for an answer that does not come', async () => {
    const { code, ledger, took } = await interrupted('hanging', ['SIGINT'], third('before'), ...VIDEOS, '--quiet');
    expect([code, ledger?.finished, took < 9_000]).toEqual([130, true, true]);
    expect(await standing(liveMock)).toEqual([]);
  });

  it.each([
    ['both', ['--target', 'both', '--against', 'live']],
    ['drift', ['drift', 'contract', 'live']],
  ] as const)('ends %s early and cleans up, too', async (name, args) => {
    const { code, ledger } = await interrupted(name, ['SIGINT'], third(), ...args, '--grep', 'gcore-ai/videos/*');
    expect([code, ledger?.finished]).toEqual([130, true]);
    expect(await standing(liveMock)).toEqual([]);
  });

  it('ends at once when pressed twice, and prints how to clean up', async () => {
    const { code, stderr, ledger } = await interrupted('twice', ['SIGINT', 'SIGINT'], third(), ...VIDEOS);
    expect([code, stderr]).toEqual([130, expect.stringContaining('conform cleanup')]);
    expect(ledger?.finished).toBe(false);
    expect((await standing(liveMock)).length).toBeGreaterThan(0);
  });
});
