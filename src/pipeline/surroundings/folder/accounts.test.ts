// Covers: ../../accounts/ledger.ts, ../../accounts/notices.ts,
// ../../accounts/read-write-lock.ts, ../../accounts/which-were-charged.ts

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadWriteLock } from '../../accounts/read-write-lock.ts';
import { whichWereCharged } from '../../accounts/which-were-charged.ts';
import { openAccounts } from './accounts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accounts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const payer = { id: 'log', restarted: false };
const clock = { now: () => 0, sleep: async () => {} };

describe('which of several payments were made', () => {
  it.each([
    [[5], 0, ['not-charged']],
    [[5], 5, ['charged']],
    [[5], 3, ['unclear']],
    [[5], -5, ['unclear']],
    [[5, 7], 7, ['not-charged', 'charged']],
    [[5, 7], 12, ['charged', 'charged']],
    [[5, 5], 5, ['unclear', 'unclear']],
    [[5, 5, 7], 7, ['not-charged', 'not-charged', 'charged']],
    [[5, 5, 7], 12, ['unclear', 'unclear', 'charged']],
    [[5, 7], 13, ['unclear', 'unclear']],
  ] as const)('%j, %i gone', (amounts, sum, verdicts) => {
    expect(whichWereCharged(amounts, sum)).toEqual(verdicts);
  });
});

describe('a ledger', () => {
  let service: { used: number; total: number };
  let reads: number;
  beforeEach(() => {
    service = { used: 100, total: 120 };
    reads = 0;
  });
  const read = async () => {
    reads += 1;
    return { used: service.used, remaining: service.total - service.used };
  };
  async function using<T>(run: (ledger: Awaited<ReturnType<ReturnType<typeof openAccounts>['ledger']>>) => Promise<T>) {
    const accounts = openAccounts(folder, clock);
    try {
      return await run(await accounts.ledger('a', read));
    } finally {
      await accounts.close();
    }
  }
  const charge = (amount: number) => {
    service.used += amount;
  };

  it('reports how much more the account spent than was counted since the first look', async () => {
    await using(async (ledger) => {
      charge(50);
      expect(await ledger.unexplained()).toBe(0);
      await (await ledger.pay('x', 2, 'log')).charged();
      charge(2);
      expect(await ledger.unexplained()).toBe(0);
      await (await ledger.pay('y', 2, 'log')).charged();
      charge(5);
      expect(await ledger.unexplained()).toBe(3);
      await (await ledger.pay('z', 2, 'log')).charged();
      charge(1);
      expect(await ledger.unexplained()).toBe(2);
    });
  });

  it('reports it as a sentence, and does not ask the account without a payment', async () => {
    const accounts = openAccounts(folder, clock);
    try {
      const ledger = await accounts.ledger('my account', read);
      expect(await accounts.notices()).toEqual([]);
      expect(reads).toBe(0);
      await (await ledger.pay('x', 2, 'log')).charged();
      charge(3);
      expect(await accounts.notices()).toEqual([
        'The account (my account) used 1 credit more than was counted here: it has another user, or the service does not charge by cues with text.',
      ]);
    } finally {
      await accounts.close();
    }
  });

  it('asks the account once for any number of payments', async () => {
    await using(async (ledger) => {
      for (const key of ['x', 'y', 'z']) {
        const payment = await ledger.pay(key, 2, 'log');
        charge(2);
        await payment.charged();
      }
      expect(await ledger.available()).toBe(14);
    });
    expect(reads).toBe(1);
  });

  it.each([
    ['charged', 2],
    ['not-charged', 0],
    ['unclear', 1],
  ] as const)('after a crash the account says %s', async (verdict, gone) => {
    await using(async (ledger) => {
      const known = await ledger.pay('known', 2, 'log');
      charge(2);
      await known.charged();
      await ledger.pay('lost', 2, 'log');
      charge(gone);
    });
    await using(async (ledger) => {
      expect(await ledger.state('lost', payer)).toBe(verdict);
      expect(await ledger.state('never begun', payer)).toBe('none');
      expect(await ledger.state('known', payer)).toBe('paid');
    });
    // Later payments do not change the verdict.
    await using(async (ledger) => {
      charge(50);
      expect(await ledger.state('lost', payer)).toBe(verdict);
    });
  });

  it('counts as made when its job log has the outcome, which clears the others', async () => {
    await using(async (ledger) => {
      for (const key of ['recorded', 'unsent']) await ledger.pay(key, 2, 'log');
      charge(2);
    });
    const accounts = openAccounts(folder, clock, async (key) => key === 'recorded');
    try {
      const ledger = await accounts.ledger('a', read);
      expect(await ledger.state('unsent', payer)).toBe('not-charged');
      expect(await ledger.state('recorded', payer)).toBe('paid');
    } finally {
      await accounts.close();
    }
  });

  it('does not count for a log that was started over, but counts for another log', async () => {
    await using(async (ledger) => (await ledger.pay('x', 2, 'old')).charged());
    await using(async (ledger) => {
      expect(await ledger.state('x', { id: 'new', restarted: true })).toBe('none');
      expect(await ledger.state('x', { id: 'new', restarted: false })).toBe('paid');
      expect(await ledger.state('x', { id: 'old', restarted: true })).toBe('paid');
    });
  });

  it('asks about a lost payment only when no other is unfinished', async () => {
    await using(async (ledger) => {
      const lost = await ledger.pay('lost', 3, 'log');
      const other = await ledger.pay('other', 3, 'log');
      lost.unknown();
      const verdict = ledger.state('lost', payer);
      charge(3);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await other.charged();
      expect(await verdict).toBe('not-charged');
    });
  });

  it('sets aside all or nothing, and looks again before it says no', async () => {
    await using(async (ledger) => {
      const first = await ledger.reserve([6, 6]);
      expect(first).toHaveLength(2);
      expect(await ledger.reserve([9])).toBeNull();
      const payment = await ledger.pay('x', 6, 'log', first?.[0]);
      charge(6);
      await payment.charged();
      expect(await ledger.available()).toBe(8);
      expect(await ledger.reserve([8])).toHaveLength(1);
      service.total += 9;
      expect(await ledger.reserve([9])).toHaveLength(1);
    });
  });

  it('is shared within this process, and closed to other processes meanwhile', async () => {
    await using(async (ledger) => {
      const held = await ledger.reserve([15]);
      expect(held).toHaveLength(1);
      await using(async (same) => expect(await same.available()).toBe(5));
      const lock = readdirSync(folder).find((name) => name.endsWith('.lock')) ?? '';
      expect(readFileSync(join(folder, lock), 'utf8')).toContain(String(process.pid));
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([]);
    const [file = ''] = readdirSync(folder);
    writeFileSync(join(folder, `${file}.lock`), holder());
    await expect(using((ledger) => ledger.available())).rejects.toThrow('pays from the same account');
  });
});

/** The lock text of another living process: this one's parent. */
function holder(): string {
  const stat = readFileSync(`/proc/${process.ppid}/stat`, 'latin1');
  return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}\n`;
}

it('admits an exclusive task only when all others have left', async () => {
  const lock = createReadWriteLock();
  const seen: string[] = [];
  const leave = await lock.enter();
  const alone = Promise.all([1, 2].map((n) => lock.alone(async () => seen.push(`alone ${n}`))));
  const later = lock.enter().then((out) => {
    seen.push('entered');
    out();
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(seen).toEqual([]);
  leave();
  await Promise.all([alone, later]);
  expect(seen).toEqual(['alone 1', 'alone 2', 'entered']);
});
