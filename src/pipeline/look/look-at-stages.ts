import type { JobLog } from '../effects/job-log.ts';
import { captionsName, type Job, plannedLanguages } from '../job.ts';
import type { LookTools, Track, Video } from '../stages/types.ts';

/**
 * Lets every stage look at the video.
 * @param captions those of an earlier run, which need no transcriber
 */
export async function lookAtStages(job: Job, video: Video, captions: Track | null, tools: LookTools): Promise<void> {
  const { transcriber, translator, publishers } = job.options;
  if (!captions) await transcriber.look?.(video);
  if (job.wanted.length > 0) await translator?.look?.(video);
  const planned = plannedLanguages(job, captions?.language ?? job.spoken);
  for (const publisher of publishers) await publisher.look?.(video, planned, tools);
}

/** Returns the captions in the spoken language that an earlier run has recorded; null without. */
export function knownCaptions(job: Job, log: Pick<JobLog, 'record'>): Track | null {
  const known = log.record(captionsName(job));
  const { given } = job.options.transcriber;
  if (known?.state !== 'done') return given ? { ...given, original: true } : null;
  const { language, vtt } = known.outcome as { readonly language: string; readonly vtt: string };
  return { language, vtt, original: true };
}
