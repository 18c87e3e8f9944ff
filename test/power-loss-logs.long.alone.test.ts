// A disk that forgets what was not flushed, over the logs: at every moment the power may go, nothing that was
// promised is lost, and what is left can be opened.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Ledger } from '../conformance/live/ledger.ts';
import { openLedgerFile } from '../conformance/live/ledger-file.ts';
import { ledgerFormat } from '../conformance/live/ledger-format.ts';
import { openDurableLog, readDurableLog } from '../src/base/durable-log.ts';
import type { FileFormat } from '../src/base/file-format.ts';
import type { JsonValue } from '../src/base/json.ts';
import { openAccounts } from '../src/pipeline/surroundings/folder/accounts.ts';
import { openJobLog, peekJobLog } from '../src/pipeline/surroundings/folder/job-logs.ts';
import { holds, type Promised, trial } from './support/power-loss/trials.ts';

vi.setConfig({ testTimeout: 120_000 });
vi.mock('node:fs/promises', async (original) => {
  const { recordingPromises } = await import('./support/power-loss/recorder.ts');
  return recordingPromises(await original<typeof import('node:fs/promises')>());
});
vi.mock('node:fs', async (original) => {
  const { recordingFs } = await import('./support/power-loss/recorder.ts');
  return recordingFs(await original<typeof import('node:fs')>());
});

const format: FileFormat = { name: 'test-log', title: 'test log', version: 1, withoutIt: 'go on without' };

describe('a durable log', () => {
  const path = (folder: string) => join(folder, 'deep', 'deeper', 'a.log');
  const write = async (folder: string, promised: Promised) => {
    const { log } = await openDurableLog(path(folder), format);
    await log.append('a').then(() => promised('a'));
    await Promise.all(['b', 'c', 'd'.repeat(99)].map((entry) => log.append(entry).then(() => promised(entry))));
    await log.close();
    const again = await openDurableLog(path(folder), format);
    await again.log.append('e').then(() => promised('e'));
    await again.log.close();
  };
  const check = async (folder: string, promised: readonly unknown[]) => {
    const { log, entries } = await openDurableLog(path(folder), format);
    await log.append('after').finally(() => log.close());
    expect(entries.slice(0, promised.length)).toEqual(promised);
    expect(await readDurableLog(path(folder), format)).toEqual([...entries, 'after']);
  };

  it('keeps what it promised, from its first entry on', async () => {
    await holds(await trial(() => {}, write, check));
  });

  it('keeps what it promised when its end was torn', async () => {
    const start = (folder: string) => {
      mkdirSync(join(folder, 'deep', 'deeper'), { recursive: true });
      writeFileSync(path(folder), 'caption-harness test-log 1\n1234abcd 0 0 "to');
    };
    await holds(await trial(start, write, check), [expect.stringMatching(/^sync-folder/)]);
  });

  it('keeps what an older version wrote while it is written anew', async () => {
    const start = (folder: string) => {
      mkdirSync(join(folder, 'deep', 'deeper'), { recursive: true });
      writeFileSync(path(folder), '8b5ab12f "old"\n');
    };
    await holds(await trial(start, write, (folder, promised) => check(folder, ['old', ...promised])), [
      expect.stringMatching(/makeDurable/),
    ]);
  });
});

it('the log of a job keeps which effects were begun and how they ended', async () => {
  const path = (folder: string) => join(folder, 'jobs', 'key.log');
  const work = async (folder: string, promised: Promised) => {
    const log = await openJobLog(path(folder), { servers: 'here' });
    await log.begin('x', {}).then(() => promised(['x', 'open']));
    await log.end('x', 'outcome', true).then(() => promised(['x', 'done']));
    await log.begin('y', {}).then(() => promised(['y', 'open']));
    await log.undo('y');
    await log.close();
  };
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const log = await peekJobLog(path(folder), 'here');
        const last = Object.fromEntries(promised as readonly [string, string][]);
        if (last.x === 'open') expect(log.record('x')?.state).toBeDefined();
        if (last.x === 'done') expect(log.record('x')?.state).toBe('done');
        await (await openJobLog(path(folder), { servers: 'here' })).close();
      },
    ),
  );
});

it('an account log keeps every payment', async () => {
  const clock = { now: () => 0, sleep: async () => {} };
  const read = async () => ({ used: 0, remaining: 99 });
  const payer = { id: 'log', restarted: false };
  const work = async (folder: string, promised: Promised) => {
    const accounts = openAccounts(join(folder, 'accounts'), clock);
    const ledger = await accounts.ledger('a', read);
    for (const key of ['x', 'y']) {
      const payment = await ledger.pay(key, 2, 'log');
      promised([key, 'begun']);
      if (key === 'x') await payment.charged().then(() => promised([key, 'paid']));
    }
    await accounts.close();
  };
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const accounts = openAccounts(join(folder, 'accounts'), clock);
        try {
          const ledger = await accounts.ledger('a', read);
          const last = Object.fromEntries(promised as readonly [string, string][]);
          for (const [key, state] of Object.entries(last)) {
            const known = await ledger.state(key, payer);
            expect(state === 'paid' ? known === 'paid' : known !== 'none', `${key} is ${known}`).toBe(true);
          }
          await (await ledger.pay('z', 1, 'log')).charged();
        } finally {
          await accounts.close();
        }
      },
    ),
  );
});

it('a live ledger keeps every intent and answer', async () => {
  const head = {
    entry: 'run',
    version: 1,
    marker: 'conform-0123456789abcdef',
    startedAt: '2026-01-01T00:00:00.000Z',
    baseUrls: {},
    accounts: {},
  } as const;
  const path = (folder: string) => join(folder, '.conform', 'ledgers', 'x.log');
  const intent = { provider: 'gcore-ai', kind: 'video', check: 'x', marked: true } as const;
  const work = async (folder: string, promised: Promised) => {
    const file = await openLedgerFile(path(folder));
    const ledger = await Ledger.start(head, file.log);
    for (const id of ['1', '2']) {
      const n = await ledger.intend(intent);
      promised({ intent: n });
      await ledger.answered(n, [id]).then(() => promised({ stands: id }));
    }
    await ledger.finish().then(() => promised('finished'));
    await file.close();
  };
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const entries = await readDurableLog(path(folder), ledgerFormat);
        const ledger = Ledger.resume(entries, { append: async (_entry: JsonValue) => {} });
        for (const one of promised as readonly { readonly intent?: number; readonly stands?: string }[]) {
          if (one.stands) expect(ledger?.stands('gcore-ai', 'video', one.stands)).toBe(true);
          if (one.intent && !promised.includes('finished')) {
            expect(
              ledger?.open().some(({ n }) => n === one.intent) || ledger?.owns('gcore-ai', 'video', String(one.intent)),
            ).toBe(true);
          }
        }
        if (promised.includes('finished')) expect(ledger?.finished).toBe(true);
        await (await openLedgerFile(path(folder))).close();
      },
    ),
  );
});
