import { transcriptByUrl } from '../../fixtures/transcripts/index.ts';
import { deriveUuid } from '../../src/base/derive.ts';
import type { Tenant } from '../world/tenant.ts';
import type { Media } from './media.ts';
import type { GcoreState } from './state.ts';
import type { TaskRow } from './tasks/task-row.ts';
import type { RenditionRow, VideoRow } from './videos/video-row.ts';

/** What the guides' task read: 240 lines of the film, at the address that they print. */
const FILM = 'https://demo-public.gvideo.io/videos/2675_G8EuYJFTsvIyWmKt/qid96v1_200_240.mp4';

const film = (): { media: Media; segments: readonly { start: number; end: number; text: string }[] } => {
  const { durationSeconds = 0, segments = [] } = transcriptByUrl[FILM] ?? {};
  const media = {
    durationSeconds,
    languages: ['eng'],
    transcript: { url: FILM },
    seed: 1,
    failure: null,
    retries: 0,
    labels: [],
    bytes: Math.round(durationSeconds * 250_000),
    width: 1920,
    height: 804,
    audioChannels: 2,
  };
  return { media, segments };
};

/** Puts the guide's video 4428031 and its finished task into an account, as seed 003 prints them. */
export function seedGuide(state: GcoreState): void {
  const startedAt = Date.parse('2024-03-13T08:13:27Z');
  const completedAt = Date.parse('2024-03-13T08:15:19Z');
  const request = { url: FILM, task_name: 'transcription' as const };
  state.tasks.push(finishedTask(state, '34d0ba5a-23f6-4462-85ff-fe343b0cdb2d', request, startedAt, completedAt));
  state.videos.push(
    finishedVideo(4428031, 'G8EuYJFTsvIyWmKt', 'Sprite Fright, Blender', startedAt, [
      rendition(96, 'vod240n', 240, 200, 'qid96v1_200_240.mp4'),
    ]),
  );
}

/** The id that the SDK suites ask for; the task itself has a UUID. */
export const SDK_TASK = 'task_id';

/** The id of the task that the SDK suites read and cancel. */
export const sdkTaskId = (tenant: Tenant): string => deriveUuid(tenant.name, 'gcore-sdk-task');

/** Puts the rows that the SDK suites refer to into an account: a finished task, video 0 and its subtitle 0. */
export function seedSdkSuites(tenant: Tenant, state: GcoreState): void {
  const now = tenant.now();
  const request = { url: FILM, task_name: 'transcription' as const };
  state.tasks.push(finishedTask(state, sdkTaskId(tenant), request, now - 112_000, now));
  const files = [rendition(1, 'vod480p', 468, 800, 'qid3573v3_h264_800_468.mp4')];
  state.videos.unshift(finishedVideo(0, 'FnlHXwA16ZMxmUr0', 'Video of the SDK suites', now, files));
  state.subtitles.unshift({ id: 0, video: 0, name: 'English', language: 'eng', vtt: 'WEBVTT\n\n' });
}

function finishedTask(
  state: GcoreState,
  id: string,
  request: TaskRow['request'],
  startedAt: number,
  completedAt: number,
): TaskRow {
  const { segments } = film();
  return {
    id,
    sequence: state.tasks.length,
    createdAt: startedAt,
    status: 'SUCCESS',
    progress: 100,
    startedAt,
    completedAt,
    request,
    step: 0,
    media: null,
    outcome: {
      kind: 'speech',
      times: segments.flatMap(({ start, end }) => [Math.round(start * 1000), Math.round(end * 1000)]),
      text: segments.map(({ text }) => text).join('\n'),
      languages: ['eng'],
    },
    attach: null,
  };
}

const rendition = (id: number, name: string, height: number, bitrate: number, file: string): RenditionRow => ({
  id,
  name,
  width: 2 * Math.round((height * 1920) / 804 / 2),
  height,
  bytes: Math.round((bitrate * 1000 * film().media.durationSeconds) / 8),
  file,
  progress: 100,
  status: 'complete',
});

const finishedVideo = (
  id: number,
  slug: string,
  name: string,
  createdAt: number,
  renditions: RenditionRow[],
): VideoRow => ({
  id,
  slug,
  createdAt,
  updatedAt: createdAt,
  status: 'ready',
  error: null,
  input: { name },
  captions: null,
  webhook: null,
  media: film().media,
  renditions,
  step: 3,
});
