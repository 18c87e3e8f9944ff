import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../conformance/live/cleanup.ts';
import { Ledger } from '../conformance/live/ledger.ts';
import { ledgerFormat } from '../conformance/live/ledger-format.ts';
import { readDurableLog } from '../src/base/durable-log.ts';
import { type CreatingRequest, creatingRequests, kindOf } from './support/creating-requests.ts';
import { accountClock } from './support/live-account-run.ts';
import { PLAIN, standing } from './support/live-command.ts';
import { type LiveMock, type Moment, startLiveMock } from './support/live-mock.ts';
import { run, useBuiltPrograms } from './support/programs.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'live-kill-'));
const moments = { 'before it is sent': 'before', 'before its answer': 'between', 'after its answer': 'after' } as const;

describe('a run that is killed with SIGKILL', () => {
  let liveMock: LiveMock;
  let runs = 0;
  beforeAll(async () => {
    liveMock = await startLiveMock({ clock: 'manual' });
  });
  afterAll(async () => {
    await liveMock.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the check of a kind and kills it where the first such request is; resolves with the ledger's file. */
  async function killAt(kind: CreatingRequest, moment: Moment): Promise<string> {
    runs += 1;
    const ledger = join(folder, `${runs}.log`);
    const args = ['--target', 'live', '--yes', '--ledger', ledger, '--grep', kind.check, ...liveMock.urlOptions];
    const child = spawn(process.execPath, [programs.path('conform'), ...args], {
      env: { ...process.env, ...PLAIN, ...liveMock.environment },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
    liveMock.onRequest = async (request, when) => {
      if (when === 'before' && kind.late) await liveMock.control.advance(liveMock.tenant, 120);
      const isIt = kindOf(request) === kind && when === moment;
      if (isIt) child.kill('SIGKILL');
      return isIt && when !== 'after';
    };
    expect(await ended).toBe('SIGKILL');
    liveMock.onRequest = () => undefined;
    return ledger;
  }

  // Each request at one moment, in turn; LIVE_KILLS=all, as in npm run nightly: at every moment.
  const isAll = process.env.LIVE_KILLS === 'all';
  const cases = creatingRequests.flatMap((kind, at) =>
    Object.entries(moments).flatMap(([when, moment], turn) =>
      isAll || turn === at % 3 ? [[kind.what, when, moment, kind] as const] : [],
    ),
  );

  it.each(cases)('%s, %s: cleaning up leaves nothing', async (_what, _when, moment, kind) => {
    const path = await killAt(kind, moment);
    const ledger = Ledger.resume(await readDurableLog(path, ledgerFormat), { append: async () => {} });
    if (ledger === null) throw new Error('the ledger has no head');
    const clock = await accountClock(liveMock);
    expect((await cleanUp({ ledger, credentials: liveMock.credentials, clock })).left).toEqual([]);
    expect(await standing(liveMock)).toEqual([]);
  });

  it('is cleaned up after by the command, and twice does no harm', async () => {
    const kind = creatingRequests.find(({ what }) => what === 'batch') as CreatingRequest;
    const ledger = await killAt(kind, 'between');
    expect(await standing(liveMock)).toHaveLength(3);
    const env = { ...PLAIN, ...liveMock.environment };
    const conform = (...args: string[]) =>
      run(process.execPath, [programs.path('conform'), ...args], { cwd: folder, env });
    const first = await conform('cleanup', ledger);
    expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('3 removed, 0 retained, 0 left')]);
    expect(await standing(liveMock)).toEqual([]);
    const second = await conform('cleanup', ledger);
    expect([second.code, second.stderr]).toEqual([0, expect.stringContaining('nothing to clean up')]);
  });
});
