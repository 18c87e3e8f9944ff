import { CaptionError } from '../errors.ts';
import { explain } from '../explain.ts';
import type { CaptionOptions, VideoRequest } from '../options.ts';

/**
 * Sends one request without cost to each service of a run, so that refused credentials are noticed before anything is paid.
 * A service that cannot be reached is no refusal: the run is patient with it.
 * @throws {CaptionError} of kind `refused`
 */
export async function probeServices(requests: readonly VideoRequest[], options: CaptionOptions): Promise<void> {
  const { translator, publishers, signal, to } = options;
  const transcribers = new Set(requests.map(({ transcriber }) => transcriber ?? options.transcriber));
  const stages = [...transcribers, ...(translator && to.length > 0 ? [translator] : []), ...publishers];
  const byService = new Map(stages.map((stage) => [stage.id, stage]));
  const ends = await Promise.allSettled([...byService.values()].map(async (stage) => stage.probe?.({ signal })));
  for (const end of ends) {
    const error = end.status === 'rejected' ? explain(end.reason) : null;
    if (error instanceof CaptionError && error.kind === 'refused') throw error;
  }
}
