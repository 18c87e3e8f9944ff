import { deriveNumber } from '../../base/derive.ts';
import { withoutStop } from '../../base/trailing.ts';
import type { GcoreClient, Video as GcoreVideo } from '../../clients/gcore-ai.ts';
import { CaptionError } from '../errors.ts';
import { settled } from '../stages/settle.ts';
import type { StageTools, Video } from '../stages/types.ts';
import { removeVideo } from './remove.ts';
import { ifNotFound } from './stream-video.ts';

/** Most new videos for the same file. */
const MOST_VIDEOS = 5;

/** The job's video at Gcore. */
export type MadeVideo = {
  readonly id: number;
  readonly run: number;
  /** Language that it transcribes by itself: `disable`, `auto` or a code. */
  readonly transcribes: string;
};

/**
 * Returns the job's playable video in the account. Creates it once, and finds it by its `client_user_id` and description. All
 * stages share it. Deletes and replaces a broken video of an earlier run.
 * @param transcribes language setting for a new video. Gcore transcribes by default.
 */
export const gcoreVideo = (
  client: GcoreClient,
  video: Video,
  transcribes: string,
  tools: StageTools,
): Promise<MadeVideo> =>
  tools.effects.together('gcore-video/video', () => findOrMake(client, video, transcribes, tools));

async function findOrMake(
  client: GcoreClient,
  video: Video,
  transcribes: string,
  tools: StageTools,
): Promise<MadeVideo> {
  const { effects } = tools;
  const call = { signal: effects.signal };
  if (video.url === null) throw new TypeError('a stage that needs a URL was given none');
  const originUrl = video.url;
  for (let number = 1; ; number += 1) {
    const description = `caption-harness ${effects.key} ${number}`;
    // 31 bits fit into a signed number of any database.
    const clientUserId = deriveNumber(description) >>> 1;
    const made = await effects.once<MadeVideo>({
      name: `gcore-video/video-${number}`,
      intent: { clientUserId, description },
      async do() {
        const input = {
          name: video.title,
          description,
          clientUserId,
          originUrl,
          autoTranscribeAudioLanguage: transcribes,
        };
        return { id: (await client.createVideo(input, call)).id, run: effects.run, transcribes };
      },
      async find() {
        const videos = await client.listVideos({ clientUserId }, call);
        const seen = videos.find((one) => one.description === description);
        return seen
          ? { state: 'done', outcome: { id: seen.id, run: effects.run - 1, transcribes } }
          : { state: 'not-done' };
      },
    });
    const end = await settled(`Gcore's video ${made.id}`, tools, async () => {
      const seen = await client.getVideo(made.id, call).catch(ifNotFound(null));
      // A bad source leaves the video `empty`, with an error (VODSTAT).
      if (seen === null || isPlayable(seen) || seen.error !== null || seen.status === 'error') return { final: seen };
      return { fraction: null, doing: `video ${seen.status ?? 'waiting'}` };
    });
    if (end !== null && isPlayable(end)) return made;
    if (made.run === effects.run || (end !== null && number >= MOST_VIDEOS)) throw failure(made.id, end);
    if (!end) continue;
    await removeVideo(
      `Gcore's video ${made.id}`,
      tools,
      () => client.deleteVideo(made.id, call).catch(ifNotFound(undefined)),
      () => client.getVideo(made.id, call).catch(ifNotFound(null)),
    );
  }
}

const isPlayable = ({ status }: GcoreVideo): boolean => status === 'viewable' || status === 'ready';

const failure = (id: number, end: GcoreVideo | null): CaptionError =>
  new CaptionError({
    kind: 'job-failed',
    cause: end
      ? `Gcore could not use the video: ${withoutStop(end.error ?? 'no reason is given')}.`
      : `Gcore's video ${id} does not exist any more.`,
    next: end ? 'Check the address of the video, then run again.' : 'Run again to create a new one.',
  });
