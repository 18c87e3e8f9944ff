import { randomBytes } from 'node:crypto';
import { systemClock } from '../../base/clock.ts';
import type { Asking } from '../accounts/ledger.ts';
import { readPaymentKey } from '../accounts/payment-key.ts';
import type { PaymentState } from '../accounts/types.ts';
import { whichWereCharged } from '../accounts/which-were-charged.ts';
import { beginLookScript, endLookScript, lookedAtScript, sortScript, verdictScript } from './look-scripts.ts';
import type { Script } from './script.ts';
import type { Session } from './session.ts';

/** Milliseconds between two looks at what other workers do. */
const POLL_MS = 100;

/** An account whose balance can be looked at. */
export interface LookedAccount {
  readonly session: Session;
  /** Key of what is counted. */
  readonly sum: string;
  /** Whether this process has known the account before, so that its changes since then are to be explained. */
  readonly isKnown: () => boolean;
  /** Runs a script of the account. @param job the job of a payment; empty for none */
  readonly run: (script: Script, job: string, ...args: (string | number)[]) => Promise<unknown>;
}

/** Looks at an account, of which one worker at a time does one. */
export interface Looks {
  /**
   * Asks the account, and decides on lost payments, while no worker pays; or waits for a worker that does it. The steps of this
   * process share one look.
   * @param since number of the last look that the caller knows; one that has ended since is enough
   */
  look(asking: Asking, since: number): Promise<void>;
  /** Waits until no worker looks at the account. */
  ended(): Promise<void>;
}

/** Makes the looks at an account for this process. */
export function looksAt({ session, sum, isKnown, run }: LookedAccount): Looks {
  const { redis } = session;
  let own: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;

  const sorted = async () => {
    const [flying, flat] = (await run(sortScript, '')) as [number, string[]];
    const lost = flat.flatMap((key, at) => (at % 2 === 0 ? [{ key, amount: Number(flat[at + 1]) }] : []));
    return { flying, lost };
  };
  const look = async (asking: Asking, since: number): Promise<void> => {
    const token = `${session.id} ${randomBytes(6).toString('hex')}`;
    for (;;) {
      const state = await run(beginLookScript, '', token, since);
      if (state === 'done') return;
      if (state === 'begun') break;
      await systemClock.sleep(POLL_MS);
    }
    let end: readonly (string | number)[] = ['', '', ''];
    try {
      while ((await sorted()).flying > 0) await systemClock.sleep(POLL_MS);
      end = await decide(asking, token);
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
    const unexplained = before !== null && isKnown() && lost.length === 0 ? missing() : 0;
    return [balance.used, balance.remaining, unexplained];
  };
  const poll = async (): Promise<void> => {
    while ((await run(lookedAtScript, '')) === 1) await systemClock.sleep(POLL_MS);
  };

  return {
    async look(asking, since) {
      // The look of another step may fail for a reason of that step.
      while (own)
        if (
          await own.then(
            () => true,
            () => false,
          )
        )
          return;
      own = look(asking, since).finally(() => {
        own = null;
      });
      await own;
    },
    ended() {
      waiting ??= poll().finally(() => {
        waiting = null;
      });
      return waiting;
    },
  };
}
