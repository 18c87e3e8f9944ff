import type { JsonValue } from '../../../src/base/json.ts';
import { type ClaimWait, type HeldLog, jobIsHeld } from '../../../src/pipeline/core.ts';
import type { Env } from './env.ts';

/** Milliseconds after which another run may take a log that is not renewed. */
const LEASE_MS = 60_000;
/** Milliseconds between two looks at a log that another run holds. */
const POLL_MS = 1_000;

/** How to hold a log. */
export interface Holding {
  /** Name of the log. */
  readonly place: string;
  /** Name of the run: the same one takes its own log again after a crash. */
  readonly holder: string;
  /** Without it, a log that another run holds is an error. */
  readonly wait?: ClaimWait | undefined;
  readonly restart?: boolean;
}

/** Returns the store of a log. */
export const logStore = ({ LOGS }: Env, place: string) => LOGS.get(LOGS.idFromName(place));

/** Returns the entries of a log without holding it. */
export const readLog = async (env: Env, place: string): Promise<JsonValue[]> =>
  parsed(await logStore(env, place).read());

const parsed = (entries: readonly string[]): JsonValue[] => entries.map((entry) => JSON.parse(entry) as JsonValue);

/** Holds a log until it is released. @throws {CaptionError} when another run holds it and there is no `wait` */
export async function holdLog(env: Env, { place, holder, wait, restart = false }: Holding): Promise<HeldLog> {
  const store = logStore(env, place);
  let claimed = await store.claim(holder, LEASE_MS, restart);
  if ('heldBy' in claimed) wait?.onWait?.(claimed.heldBy);
  while ('heldBy' in claimed) {
    if (!wait) throw jobIsHeld(claimed.heldBy);
    wait.signal?.throwIfAborted();
    await new Promise((next) => setTimeout(next, POLL_MS));
    claimed = await store.claim(holder, LEASE_MS, restart);
  }
  const lost = new AbortController();
  const notHeld = (): Error => {
    const error = jobIsHeld('another run');
    lost.abort(error);
    return error;
  };
  const renewal = setInterval(() => {
    store.renew(holder, LEASE_MS).then(
      (held) => held || notHeld(),
      () => {},
    );
  }, LEASE_MS / 3);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    place,
    entries: parsed([...claimed.entries]),
    append(entry) {
      const added = turn.then(async () => {
        if (!(await store.append(holder, LEASE_MS, JSON.stringify(entry)))) throw notHeld();
      });
      turn = added.catch(() => {});
      return added;
    },
    async release() {
      clearInterval(renewal);
      await turn;
      await store.release(holder);
    },
    lost: lost.signal,
  };
}
