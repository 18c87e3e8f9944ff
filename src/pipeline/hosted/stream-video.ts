import { withoutStop } from '../../base/trailing.ts';
import type { CloudflareStreamClient, Video as StreamVideo } from '../../clients/cloudflare-stream.ts';
import { isClientError } from '../../clients/http.ts';
import type { Finding } from '../effects/types.ts';
import { CaptionError } from '../errors.ts';
import { settled } from '../stages/settle.ts';
import type { StageTools, Video } from '../stages/types.ts';
import { removeVideo } from './remove.ts';
import { type AwaitedVideo, uploadOf } from './send-film.ts';

/** Most new videos for the same file. */
const MOST_VIDEOS = 5;

/** Margin for a duration that was read too short, in seconds; the service accepts 1 to 36,000. */
const SPARE_SECONDS = 60;

/**
 * Returns the job's video in the account, ready for captions. Creates it once, and finds it by its `creator`. All stages
 * share it. Deletes and replaces a broken video of an earlier run.
 * @returns the video's id
 */
export const streamVideo = (client: CloudflareStreamClient, video: Video, tools: StageTools): Promise<string> =>
  tools.effects.together('cloudflare-stream/video', () => findOrMake(client, video, tools));

async function findOrMake(client: CloudflareStreamClient, video: Video, tools: StageTools): Promise<string> {
  const { effects } = tools;
  for (let number = 1; ; number += 1) {
    const made = await makeVideo(client, video, number, tools);
    if (made.refusal && number < MOST_VIDEOS) {
      await removeStreamVideo(client, made.id, tools);
      continue;
    }
    if (made.refusal) throw uploadRefused(made.refusal);
    const end = await settled(`Cloudflare Stream's video ${made.id}`, tools, async () => {
      const seen = await client.getVideo(made.id, { signal: effects.signal }).catch(ifNotFound(null));
      if (seen === null || seen.state === 'ready' || seen.state === 'error') return { final: seen };
      return {
        fraction: seen.percentComplete === null ? null : seen.percentComplete / 100,
        doing: `video ${seen.state}`,
      };
    });
    if (end?.state === 'ready') return made.id;
    if (made.run === effects.run || (end !== null && number >= MOST_VIDEOS)) throw failure(made.id, end);
    if (end) await removeStreamVideo(client, made.id, tools);
  }
}

function removeStreamVideo(client: CloudflareStreamClient, id: string, tools: StageTools): Promise<void> {
  const call = { signal: tools.effects.signal };
  return removeVideo(
    `Cloudflare Stream's video ${id}`,
    tools,
    () => client.deleteVideo(id, call).catch(ifNotFound(undefined)),
    () => client.getVideo(id, call).catch(ifNotFound(null)),
  );
}

type Made = {
  readonly id: string;
  readonly run: number;
  /** Why the upload was refused: its URL works once and for a limited time. Empty after a success. */
  readonly refusal: string;
};

async function makeVideo(
  client: CloudflareStreamClient,
  video: Video,
  number: number,
  tools: StageTools,
): Promise<Made> {
  const { effects } = tools;
  const name = `cloudflare-stream/video-${number}`;
  const creator = `caption-harness-${effects.key}-${number}`;
  const details = { creator, meta: { name: video.title } };
  const call = { signal: effects.signal };
  const find = async (): Promise<StreamVideo | undefined> =>
    (await client.listVideos({ creator }, call)).videos.find((seen) => seen.creator === creator);
  const { run } = effects;

  if (!video.isFile && video.url !== null) {
    const url = video.url;
    return effects.once<Made>({
      name,
      intent: { creator, url },
      do: async () => ({ id: (await client.copyVideo(url, details, call)).id, run, refusal: '' }),
      async find() {
        const seen = await find();
        return seen ? { state: 'done', outcome: { id: seen.id, run: run - 1, refusal: '' } } : { state: 'not-done' };
      },
    });
  }
  const way = await uploadOf(client, await video.file());
  const upload = await effects.once<AwaitedVideo & { run: number }>({
    name,
    intent: { creator },
    async do() {
      const seconds = Math.min(36_000, Math.ceil(video.durationSeconds ?? 3600) + SPARE_SECONDS);
      return { ...(await way.create({ ...details, maxDurationSeconds: seconds })), run };
    },
    // The service reports the upload URL only once, so a video without its upload is useless and is removed.
    async find(): Promise<Finding<never>> {
      const seen = await find();
      if (seen) await client.deleteVideo(seen.id, call).catch(ifNotFound(undefined));
      return { state: 'not-done' };
    },
  });
  const made = { id: upload.id, run: upload.run };
  return effects.once<Made>({
    name: `${name}/upload`,
    intent: { videoId: upload.id },
    ...(way.isResumable ? { noLateness: true as const } : {}),
    async do() {
      try {
        await way.send(upload.uploadUrl, tools);
        return { ...made, refusal: '' };
      } catch (error) {
        if (isClientError(error) && REFUSALS.has(error.kind)) return { ...made, refusal: error.message };
        throw error;
      }
    },
    async find() {
      const seen = await client.getVideo(upload.id, call).catch(ifNotFound(null));
      const waits = seen === null || seen.state === 'pendingupload';
      return waits ? { state: 'not-done' } : { state: 'done', outcome: { ...made, refusal: '' } };
    },
  });
}

/** Failures of an upload URL that no longer works. */
const REFUSALS: ReadonlySet<string> = new Set(['bad-request', 'not-found', 'conflict', 'key', 'route']);

/** Turns a "not found" into null. */
export const ifNotFound =
  <T>(value: T) =>
  (error: unknown): T => {
    if (isClientError(error) && error.kind === 'not-found') return value;
    throw error;
  };

function failure(id: string, end: StreamVideo | null): CaptionError {
  const reason = withoutStop([end?.errorReasonCode, end?.errorReasonText].filter(Boolean).join(': '));
  return new CaptionError({
    kind: 'job-failed',
    cause: end
      ? `Cloudflare Stream could not use the video${reason === '' ? '' : `: ${reason}`}.`
      : `Cloudflare Stream's video ${id} does not exist any more.`,
    next: end ? 'Check the file or its address, then run again.' : 'Run again to create a new one.',
  });
}

const uploadRefused = (refusal: string): CaptionError =>
  new CaptionError({
    kind: 'refused',
    cause: `The upload was refused: ${refusal}`,
    next: 'Check the file, then run again.',
  });
