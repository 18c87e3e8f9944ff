import { LRUCache } from 'lru-cache';
import { systemClock } from '../../src/base/clock.ts';
import { redisPacer } from '../../src/pipeline/redis/pacer.ts';
import type { Session } from '../../src/pipeline/redis/session.ts';
import type { PacerOf } from '../caption/client-maker.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import { type NamedStages, namedStages } from '../caption/stages.ts';
import { openTarget, type Target } from '../caption/target.ts';
import type { WorkerFlags } from './flags.ts';

/** What the options of a worker's videos are made from. */
export interface WorkerParts {
  readonly flags: WorkerFlags;
  readonly target: Target;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
}

/** The services of one kind of request. */
interface MadeStages {
  readonly target: Target;
  readonly stages: NamedStages;
}

/** Returns the services for these options. @param id equal ids have equal options */
export type StagesFor = (id: string, caption: CaptionFlags) => Promise<MadeStages>;

/** Different requests whose clients are kept. */
const MOST_KEPT = 50;

/** Returns how a worker makes services. Their pacers count with those of all workers. */
export function workerStages({ flags, target, session, signal, environment }: WorkerParts): StagesFor {
  const kept = new LRUCache<string, MadeStages>({ max: MOST_KEPT });
  const pacerOf: PacerOf = flags.pacing
    ? (provider, account) => redisPacer(session, { provider, account, clock: systemClock, rates: flags.rate })
    : () => ({ turn: async () => {}, holdOff: () => {} });
  return async (id, caption) => {
    const known = kept.get(id);
    if (known) return known;
    // Every worker must name the servers of a video alike: by the accounts that this request uses, not by all that were used so far.
    const own = target.kind === 'live' ? await openTarget(caption, environment) : target;
    const made = { target: own, stages: namedStages(caption, own, signal, pacerOf) };
    kept.set(id, made);
    return made;
  };
}

/** Returns the part of a worker's options that names services, and its credentials. */
export const serviceFlags = ({ target, yes, control, tenant, url, credential }: WorkerFlags) => ({
  target,
  tenant,
  url,
  credential,
  ...(yes ? { yes } : {}),
  ...(control === undefined ? {} : { control }),
});
