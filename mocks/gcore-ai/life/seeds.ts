import { transcriptByUrl } from '../../../fixtures/transcripts/index.ts';
import { deriveUuid } from '../../../src/base/derive.ts';
import { SAMPLES } from '../../kernel/world/credentials.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { Media } from '../model/media.ts';
import { stateOf, subtitlesOf, tasksOf, videosOf } from '../model/state.ts';
import type { RenditionRow, VideoRow } from '../model/video-row.ts';

/** The media of the guides' task: 240 lines of the film, at the printed address. */
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

/** The id that the SDK suites request; the task itself has a UUID. */
export const SDK_TASK = 'task_id';

/** The id of the task that the SDK suites read and cancel. */
export const sdkTaskId = (tenant: Tenant): string => deriveUuid(tenant.name, 'gcore-sdk-task');

/** Adds the rows of printed documents, once each: the rows of the guides, and by their switch those of the SDK suites. */
export function plantSeeds(tenant: Tenant): void {
  const { planted } = stateOf(tenant);
  if (tenant.name === SAMPLES && !planted.includes('guide')) {
    planted.push('guide');
    plantGuide(tenant);
  }
  if (tenant.switch('gcore-ai.sdkSeeds') === 'on' && !planted.includes('sdk-suites')) {
    planted.push('sdk-suites');
    plantSdkSuites(tenant);
  }
}

/** The guide's video 4428031 and its finished task, as the guide generate-captions-via-api prints them. */
function plantGuide(tenant: Tenant): void {
  const startedAt = Date.parse('2024-03-13T08:13:27Z');
  const completedAt = Date.parse('2024-03-13T08:15:19Z');
  plantTask(tenant, '34d0ba5a-23f6-4462-85ff-fe343b0cdb2d', startedAt, completedAt);
  videosOf(tenant).add(
    finishedVideo(4428031, 'G8EuYJFTsvIyWmKt', 'Sprite Fright, Blender', startedAt, [
      rendition(96, 'vod240n', 240, 200, 'qid96v1_200_240.mp4'),
    ]),
  );
}

/** The rows that the SDK suites refer to: a finished task, video 0 and its subtitle 0. */
function plantSdkSuites(tenant: Tenant): void {
  const now = tenant.now();
  plantTask(tenant, sdkTaskId(tenant), now - 112_000, now);
  const files = [rendition(1, 'vod480p', 468, 800, 'qid3573v3_h264_800_468.mp4')];
  videosOf(tenant).addFirst(finishedVideo(0, 'FnlHXwA16ZMxmUr0', 'Video of the SDK suites', now, files));
  subtitlesOf(tenant).addFirst({ id: 0, video: 0, name: 'English', language: 'eng', vtt: 'WEBVTT\n\n' });
}

function plantTask(tenant: Tenant, id: string, startedAt: number, completedAt: number): void {
  const { segments } = film();
  const tasks = tasksOf(tenant);
  tasks.add({
    id,
    sequence: tasks.count,
    createdAt: startedAt,
    status: 'SUCCESS',
    progress: 100,
    startedAt,
    completedAt,
    request: { url: FILM, task_name: 'transcription' },
    step: 0,
    media: null,
    outcome: {
      kind: 'speech',
      times: segments.flatMap(({ start, end }) => [Math.round(start * 1000), Math.round(end * 1000)]),
      text: segments.map(({ text }) => text).join('\n'),
      languages: ['eng'],
    },
    attach: null,
  });
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
