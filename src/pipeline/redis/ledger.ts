import { randomBytes } from 'node:crypto';
import { systemClock } from '../../base/clock.ts';
import type { Asking } from '../accounts/ledger.ts';
import { readPaymentKey } from '../accounts/payment-key.ts';
import type { AccountLedger, Payment, PaymentState } from '../accounts/types.ts';
import { whichWereCharged } from '../accounts/which-were-charged.ts';
import {
  beginLookScript,
  endLookScript,
  endScript,
  freeScript,
  payScript,
  reserveScript,
  sortScript,
  verdictScript,
} from './ledger-scripts.ts';
import type { Script } from './script.ts';
import { type Session, SILENT_MS } from './session.ts';

/** Milliseconds between two looks at what other workers do. */
const LOOK_MS = 100;

/**
 * The ledger of an account in Redis, for payments of many workers at once. Payments run in parallel, but none runs on any worker
 * while one of them asks the account about lost ones. See `AccountLedger` for the promises.
 * @param id part of the names of its keys
 */
export function redisLedger(session: Session, id: string): (asking: Asking) => AccountLedger {
  const { redis, names } = session;
  const base = names.account(id);
  const jobHash = (job: string) => `${base}:job:${job}`;
  const sum = `${base}:sum`;
  let fresh = false;

  const run = (called: Script, job: string, ...args: (string | number)[]): Promise<unknown> => {
    const own = [sum, `${base}:open`, `${base}:looking`, `${base}:reserved`];
    return called(redis, [...own, jobHash(job), names.workers, names.outage], [SILENT_MS, ...args]);
  };
  const sorted = async () => {
    const [flying, flat] = (await run(sortScript, '')) as [number, string[]];
    const lost = flat.flatMap((key, at) => (at % 2 === 0 ? [{ key, amount: Number(flat[at + 1]) }] : []));
    return { flying, lost };
  };

  /** Asks the account, and decides on lost payments, while no worker pays. */
  const look = async (asking: Asking): Promise<void> => {
    const token = `${session.id} ${randomBytes(6).toString('hex')}`;
    while ((await run(beginLookScript, '', token)) !== 1) await systemClock.sleep(LOOK_MS);
    let end: readonly (string | number)[] = ['', '', ''];
    try {
      while ((await sorted()).flying > 0) await systemClock.sleep(LOOK_MS);
      end = await decide(asking, token);
      fresh = true;
    } finally {
      await run(endLookScript, '', token, ...end);
    }
  };
  /** Decides on lost payments. Returns credits used and remaining, and those that nothing explains. */
  const decide = async ({ read, settle, hasOutcome }: Asking, token: string) => {
    const verdict = async (key: string, state: PaymentState): Promise<void> => {
      const { job, effect } = readPaymentKey(key);
      await run(verdictScript, job, token, key, effect, state);
    };
    // Between the two writes of a successful payment, only the job's log has it.
    for (const { key } of (await sorted()).lost) if (await hasOutcome(key)) await verdict(key, 'paid');
    const [before, spentText] = await redis.hmget(sum, 'used', 'spent');
    const spent = Number(spentText ?? 0);
    let balance = await read();
    const { lost } = await sorted();
    const missing = () => balance.used - Number(before ?? 0) - spent;
    if (lost.length > 0) {
      if (missing() === 0) {
        await settle();
        balance = await read();
      }
      const amounts = lost.map(({ amount }) => amount);
      const verdicts = whichWereCharged(amounts, missing());
      for (const [at, { key }] of lost.entries()) await verdict(key, verdicts[at] ?? 'unclear');
    }
    // Other users may have changed the account before the first look, and lost payments have a verdict.
    const unexplained = before !== null && fresh && lost.length === 0 ? missing() : 0;
    return [balance.used, balance.remaining, unexplained];
  };
  const ready = async (asking: Asking): Promise<void> => {
    if (!fresh || (await sorted()).lost.length > 0) await look(asking);
  };

  const pay = async (asking: Asking, ...[key, amount, by, held = () => {}]: Paying): Promise<Payment> => {
    const { job, effect } = readPaymentKey(key);
    if (!fresh) await look(asking);
    for (;;) {
      const state = await run(payScript, job, key, effect, amount, session.id, by);
      if (state === 'paying') break;
      if (state === 'look') await look(asking);
      else await systemClock.sleep(LOOK_MS);
    }
    const end = async (state: 'paid' | 'not-charged' | 'unknown') =>
      void (await run(endScript, job, key, effect, state));
    return {
      async charged() {
        held();
        await end('paid');
      },
      refused: () => end('not-charged'),
      unknown: () => end('unknown'),
    };
  };
  const stateOf = async (key: string) => {
    const { job, effect } = readPaymentKey(key);
    const [, state = '', by = ''] = /^(\S+) (.*)$/.exec((await redis.hget(jobHash(job), effect)) ?? '') ?? [];
    return { state, by };
  };

  return (asking) => ({
    path: `${base} in Redis`,
    pay: (...paying) => pay(asking, ...paying),
    async anyOf(prefix) {
      const states = await redis.hvals(jobHash(readPaymentKey(prefix).job));
      return states.some((state) => !state.startsWith('not-charged '));
    },
    async state(key, payer) {
      await ready(asking);
      const { state, by } = await stateOf(key);
      if (payer.restarted && by !== payer.id) return 'none';
      if (state === 'open') return 'unclear';
      return isState(state) ? state : 'none';
    },
    async reserve(amounts) {
      const total = amounts.reduce((all, amount) => all + amount, 0);
      await ready(asking);
      const reserve = async () => (await run(reserveScript, '', session.id, total)) === 1;
      if (!(await reserve())) {
        await look(asking);
        if (!(await reserve())) return null;
      }
      return amounts.map((amount) => {
        let left = amount;
        return () => {
          if (left > 0) void run(reserveScript, '', session.id, -left).catch(() => {});
          left = 0;
        };
      });
    },
    async unexplained() {
      if (fresh && Number((await redis.hget(sum, 'spent')) ?? 0) > 0) await look(asking);
      return Number((await redis.hget(sum, 'unexplained')) ?? 0);
    },
    async available() {
      await ready(asking);
      return Math.max(0, Number(await run(freeScript, '')));
    },
  });
}

type Paying = Parameters<AccountLedger['pay']>;

const STATES: ReadonlySet<string> = new Set(['paid', 'charged', 'not-charged', 'unclear']);

const isState = (text: string): text is PaymentState => STATES.has(text);
