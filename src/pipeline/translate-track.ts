import { parseCues } from '../subtitles/index.ts';
import type { Run } from './run.ts';
import type { Track, Video } from './stages/types.ts';
import { trackLayout } from './track-layout.ts';

/** One translation of a job. */
export interface TrackTranslation {
  readonly original: Track;
  /** BCP 47 tag. */
  readonly target: string;
  /** Number of translations of which this is one, for the progress. */
  readonly parts: number;
  /** Releases the units reserved for it; called at the moment of payment. */
  readonly release: () => void;
}

/** Translates the original of a job into one language, and lays it out. */
export async function translateTrack(
  { job, video, progress, tools }: Run,
  { original, target, parts, release }: TrackTranslation,
): Promise<Track> {
  const { translator } = job.options;
  if (!translator) throw new TypeError('the options were checked to have a translator');
  const part = progress.part('translate', parts, target);
  try {
    const layout = { ...trackLayout(job.options, target), language: target, mediaMs: mediaEnd(video, original) };
    const request = { video, source: original, target, layout, release };
    const vtt = await translator.translate(request, tools(part.report));
    part.end('done');
    return { language: target, vtt, original: false };
  } catch (error) {
    part.end('failed');
    throw error;
  }
}

/** End of the media, or of the last cue, if that is later; null if the media was not inspected. */
function mediaEnd({ durationSeconds }: Video, { vtt }: Track): number | null {
  if (durationSeconds === null) return null;
  return Math.max(Math.round(durationSeconds * 1000), parseCues(vtt, 'vtt').at(-1)?.endMs ?? 0);
}
