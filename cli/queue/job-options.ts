import { LRUCache } from 'lru-cache';
import { systemClock } from '../../src/base/clock.ts';
import { redisPacer } from '../../src/pipeline/redis/pacer.ts';
import type { OptionsFor } from '../../src/pipeline/redis/queue/types.ts';
import type { Session } from '../../src/pipeline/redis/session.ts';
import type { PacerOf } from '../caption/client-maker.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import { optionsFor, requestsFor } from '../caption/options.ts';
import { type NamedStages, namedStages } from '../caption/stages.ts';
import { openTarget, type Target } from '../caption/target.ts';
import type { RequestFlags, WorkerFlags } from './flags.ts';
import { isRemote, pathOnThisMachine } from './shared-folder.ts';
import { signedUrl } from './signed-url.ts';

/** What the options of a worker's videos are made from. */
export interface JobOptionsParts {
  readonly flags: WorkerFlags;
  readonly target: Target;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
}

/** Different requests whose clients are kept. */
const MOST_KEPT = 50;

/** Returns how a worker reads the options of the videos in the queue. Its pacers count with those of all workers. */
export function optionsForJobs({ flags, target, session, signal, environment }: JobOptionsParts): OptionsFor {
  const kept = new LRUCache<string, { readonly target: Target; readonly stages: NamedStages }>({ max: MOST_KEPT });
  const pacerOf: PacerOf = flags.pacing
    ? (provider, account) => redisPacer(session, { provider, account, clock: systemClock, rates: flags.rate })
    : () => ({ turn: async () => {}, holdOff: () => {} });
  /** Every worker must name the servers of a video alike: by the accounts that this request uses, not by all that were used so far. */
  const make = async (caption: CaptionFlags) => {
    const own = target.kind === 'live' ? await openTarget(caption, environment) : target;
    return { target: own, stages: namedStages(caption, own, signal, pacerOf) };
  };
  return async ({ video, name, request }) => {
    const wanted = request as unknown as RequestFlags;
    const out = wanted.publish.includes('files') ? pathOnThisMachine(wanted.out, flags.sharedFolder) : '';
    const caption: CaptionFlags = { ...wanted, ...serviceFlags(flags), out, name: [], state: '', parallel: 1 };
    const isUrl = isRemote(video);
    const id = JSON.stringify([request, isUrl]);
    const made = kept.get(id) ?? (await make(caption));
    kept.set(id, made);
    const { stages } = made;
    const isObject = /^s3:/i.test(video);
    const source = isObject
      ? await signedUrl(video, environment)
      : isUrl
        ? video
        : pathOnThisMachine(video, flags.sharedFolder);
    const [chosen] = requestsFor([{ video: source, name, isUrl }], caption, stages);
    if (!chosen) throw new TypeError('there is no video to caption');
    const parts = { flags: caption, target: made.target, stages, requests: [chosen], to: caption.to, signal };
    const { state: _folder, signal: _signal, earlier: _earlier, ...options } = optionsFor(parts);
    const named = { name, ...(isObject ? { identity: video } : {}) };
    return { source, options: { ...options, ...named, transcriber: chosen.transcriber } };
  };
}

const serviceFlags = ({ target, yes, control, tenant, url, credential }: WorkerFlags) => ({
  target,
  tenant,
  url,
  credential,
  ...(yes ? { yes } : {}),
  ...(control === undefined ? {} : { control }),
});
