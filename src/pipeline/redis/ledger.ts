import type { Asking } from '../accounts/ledger.ts';
import { readPaymentKey } from '../accounts/payment-key.ts';
import type { AccountLedger, Payment, PaymentState } from '../accounts/types.ts';
import { endScript, freeScript, payScript, releaseScript, reserveScript, stateScript } from './ledger-scripts.ts';
import { looksAt } from './look.ts';
import type { Script } from './script.ts';
import { type Session, SILENT_MS } from './session.ts';

/** Age of the last look at an account, by any worker, from which on a worker that begins to pay from it looks itself. */
const LASTING_MS = 10 * 60_000;

/** An answer of a script to a user of the account. */
interface Answer {
  readonly state: string;
  /** Number of the last look at the account. */
  readonly looks: number;
  readonly value: string;
}

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
  /** Whether this process knows that the account was looked at. */
  let fresh = false;

  const run = (called: Script, job: string, ...args: (string | number)[]): Promise<unknown> => {
    const own = [sum, `${base}:open`, `${base}:looking`, `${base}:reserved`];
    const keys = [...own, jobHash(job), names.workers, names.outage];
    return called(redis, keys, [SILENT_MS, fresh ? 0 : LASTING_MS, ...args]);
  };
  const looks = looksAt({ session, sum, isKnown: () => fresh, run });
  /** Runs a script that answers for a user of the account. What must be looked at first is looked at. */
  const answer = async (asking: Asking, called: Script, job: string, ...args: (string | number)[]): Promise<Answer> => {
    for (;;) {
      const [state, number, value = ''] = (await run(called, job, ...args)) as [string, number, string?];
      if (state === 'look') await looks.look(asking, number);
      else if (state === 'wait') await looks.ended();
      else {
        fresh = true;
        return { state, looks: number, value };
      }
    }
  };

  const pay = async (asking: Asking, ...[key, amount, by, held = () => {}]: Paying): Promise<Payment> => {
    const { job, effect } = readPaymentKey(key);
    await answer(asking, payScript, job, key, effect, amount, session.id, by);
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

  return (asking) => ({
    path: `${base} in Redis`,
    pay: (...paying) => pay(asking, ...paying),
    async anyOf(prefix) {
      const states = await redis.hvals(jobHash(readPaymentKey(prefix).job));
      return states.some((state) => !state.startsWith('not-charged '));
    },
    async state(key, payer) {
      const { job, effect } = readPaymentKey(key);
      const { value } = await answer(asking, stateScript, job, effect);
      const [, state = '', by = ''] = /^(\S+) (.*)$/.exec(value) ?? [];
      if (payer.restarted && by !== payer.id) return 'none';
      if (state === 'open') return 'unclear';
      return isState(state) ? state : 'none';
    },
    async reserve(amounts) {
      const total = amounts.reduce((all, amount) => all + amount, 0);
      const reserve = () => answer(asking, reserveScript, '', session.id, total);
      const first = await reserve();
      if (first.state === 'short') {
        // Somebody may have added credits since the last look.
        await looks.look(asking, first.looks);
        if ((await reserve()).state === 'short') return null;
      }
      return amounts.map((amount) => {
        let left = amount;
        return () => {
          if (left > 0) void run(releaseScript, '', session.id, left).catch(() => {});
          left = 0;
        };
      });
    },
    async unexplained() {
      const [spent, number] = await redis.hmget(sum, 'spent', 'looks');
      if (fresh && Number(spent ?? 0) > 0) await looks.look(asking, Number(number ?? 0));
      return Number((await redis.hget(sum, 'unexplained')) ?? 0);
    },
    async available() {
      return Math.max(0, Number((await answer(asking, freeScript, '')).value));
    },
  });
}

type Paying = Parameters<AccountLedger['pay']>;

const STATES: ReadonlySet<string> = new Set(['paid', 'charged', 'not-charged', 'unclear']);

const isState = (text: string): text is PaymentState => STATES.has(text);
