import pLimit from 'p-limit';
import { throwIfCancelled } from '../effects/patience.ts';
import { CaptionError } from '../errors.ts';
import type { CaptionOptions, VideoRequest } from '../options.ts';
import { type LookShared, lookAt, type Seen } from './look-at.ts';
import { checkPlaces } from './places.ts';
import { probeServices } from './probes.ts';
import { optionsOf } from './requests.ts';

/** Verdict on a video before its job. */
export type Verdict<T> =
  | { readonly request: VideoRequest; readonly seen: T }
  | { readonly request: VideoRequest; readonly error: CaptionError };

/** How a run looks at its videos. */
export interface LookAllOptions<T> extends LookShared {
  /** Most files read at once. */
  readonly parallel: number;
  /** Returns what is kept of a look: the logs of all jobs may be too large for memory. */
  readonly take: (request: VideoRequest, options: CaptionOptions, seen: Seen) => T;
}

/** Most other videos that a message names. */
const MOST_NAMED = 3;

/**
 * Looks at all videos of a run before anything is made, sent to a service or paid. A video that cannot be captioned gets its
 * verdict; what concerns the whole run ends it.
 * @throws {CaptionError} for two videos of one place, for a place of another video, for refused credentials, and when cancelled
 */
export async function lookAtAll<T>(
  requests: readonly VideoRequest[],
  options: CaptionOptions,
  { parallel, take, ...shared }: LookAllOptions<T>,
): Promise<readonly Verdict<T>[]> {
  checkPlaces(requests, options);
  const limited = pLimit(parallel);
  const look = async (request: VideoRequest): Promise<Verdict<T>> => {
    try {
      throwIfCancelled(options.signal);
      const own = optionsOf(request, options);
      return { request, seen: take(request, own, await lookAt(request.video, own, shared)) };
    } catch (error) {
      if (error instanceof CaptionError) return { request, error };
      throw error;
    }
  };
  const verdicts = await Promise.all(requests.map((request) => limited(() => look(request))));
  const ending = verdicts.flatMap((verdict) => ('error' in verdict && verdict.error.endsRun ? [verdict] : []));
  if (ending.length > 0) throw together(ending);
  const good = verdicts.flatMap((verdict) => ('seen' in verdict ? [verdict.request] : []));
  if (good.length > 0) await probeServices(good, options);
  return verdicts;
}

/** Joins failures that each end the run: reports the first, and how many more videos have one. */
function together(ending: readonly { readonly request: VideoRequest; readonly error: CaptionError }[]): CaptionError {
  const [first, ...others] = ending;
  if (!first) throw new TypeError('there is no failure to report');
  const { kind, reason, next, cause } = first.error;
  if (others.every(({ error }) => error.reason === reason)) return first.error;
  const names = others.slice(0, MOST_NAMED).map(({ request }) => request.video);
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  return new CaptionError({
    kind,
    cause: `${first.request.video}: ${reason} The same with ${names.join(', ')}${more}.`,
    next,
    error: cause,
    endsRun: true,
  });
}
