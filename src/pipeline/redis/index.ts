import { join } from 'node:path';
import { deriveHex } from '../../base/derive.ts';
import { accountNotices } from '../accounts/notices.ts';
import { readPaymentKey } from '../accounts/payment-key.ts';
import { type AccountLedger, SETTLE_MS } from '../accounts/types.ts';
import { hasEnd } from '../effects/entries.ts';
import type { OutputRecord } from '../outputs/types.ts';
import { prepareState } from '../surroundings/folder/prepare.ts';
import type { Surroundings } from '../surroundings/types.ts';
import { redisJobLogs } from './job-logs.ts';
import { redisLedger } from './ledger.ts';
import { redisPacer } from './pacer.ts';
import type { Session } from './session.ts';

/** Options of surroundings in Redis. */
export interface RedisSurroundingsOptions {
  /** Folder of this machine for temporary copies of media. */
  readonly scratch: string;
  /** Milliseconds for which logs of finished jobs are kept. Default: 0, for ever. */
  readonly keepMs?: number | undefined;
}

/**
 * The surroundings in a Redis that several machines share. Workers hold jobs and payments as long as they are heard of; what a dead
 * one held is taken over after 12 seconds.
 */
export function redisSurroundings(session: Session, { scratch, keepMs = 0 }: RedisSurroundingsOptions): Surroundings {
  const { redis, names } = session;
  const ledgers = new Map<string, ReturnType<typeof redisLedger>>();
  return {
    prepare: () => prepareState(join(scratch)),
    jobs: redisJobLogs(session, keepMs),
    openAccounts({ clock }) {
      const used = new Map<string, AccountLedger>();
      const hasOutcome = async (payment: string): Promise<boolean> => {
        const { job, effect } = readPaymentKey(payment);
        const entries = await redis.lrange(names.log(job), 0, -1);
        return hasEnd(
          entries.map((entry) => JSON.parse(entry)),
          effect,
        );
      };
      const ledgerOf = (account: string) => {
        const ledger = ledgers.get(account) ?? redisLedger(session, deriveHex(24, 'account', account));
        ledgers.set(account, ledger);
        return ledger;
      };
      return {
        open: async (account) => void ledgerOf(account),
        async ledger(account, read) {
          const own = ledgerOf(account)({ read, settle: () => clock.sleep(SETTLE_MS), hasOutcome });
          used.set(account, own);
          return own;
        },
        notices: () => accountNotices(used),
        close: async () => {},
      };
    },
    outputs: {
      async find(path) {
        const text = await redis.hget(names.outputs, path);
        return text === null ? null : (JSON.parse(text) as OutputRecord);
      },
      keep: async (record) => void (await redis.hset(names.outputs, record.path, JSON.stringify(record))),
    },
    pacer: (provider, account, clock) => redisPacer(session, { provider, account, clock }),
    async keepTrack(job, name, text) {
      await redis.hset(names.heldBack(job), name, text);
      return `the field ${name} of ${names.heldBack(job)} in Redis`;
    },
  };
}
