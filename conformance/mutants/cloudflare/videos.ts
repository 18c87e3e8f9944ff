import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, doingNothing, onEach, onResult, streamMutant, succeeded, withCode } from './mutant.ts';

const VIDEOS = ['copyVideo', 'getVideo', 'listVideos', 'editVideo', 'uploadVideo'];
const UNKNOWN = { rule: 'field-invalid' };

const statusOf = (video: JsonObject): JsonObject => (isJsonObject(video.status) ? video.status : {});

/** Moves videos on to another state than the honest one. */
const life = (next: (from: string, to: string) => string): Partial<Seams> => ({
  nextState: ({ kind, from, to }) => (kind === 'cloudflare-stream.video' ? next(from, to) : to),
});

const videoFields = (
  name: string,
  statement: string,
  breaks: readonly string[],
  change: (video: JsonObject) => JsonObject,
): Mutant => streamMutant(name, 'results', statement, breaks, () => onEach(VIDEOS, change));

/** Remembers a video that was shown; later answers fall back to it. */
const remembering =
  (from: readonly string[], use: (now: JsonObject, first: JsonObject) => JsonValue): Mutant['seams'] =>
  () => {
    const first = new Map<string, JsonObject>();
    return {
      answer: (answer, { operation }) => {
        const result = isJsonObject(answer.body) ? answer.body.result : null;
        if (answer.status !== 200 || !isJsonObject(result) || typeof result.uid !== 'string') return answer;
        const known = first.get(result.uid);
        if (known === undefined) first.set(result.uid, result);
        return known && from.includes(operation ?? '') ? succeeded(answer, use(result, known)) : answer;
      },
    };
  };

/** Mutants of videos and their states. */
export const videoMutants: readonly Mutant[] = [
  videoFields('uid-missing', 'leaves uid out', ['videos/get', 'videos-copy/answer'], (video) => without(video, 'uid')),
  videoFields('playback-missing', 'leaves playback out', ['videos-life/ready'], (video) => without(video, 'playback')),
  videoFields('preview-missing', 'never shows a preview', ['videos-life/ready'], (video) => without(video, 'preview')),
  videoFields(
    'duration-unknown',
    'never sends the duration',
    ['videos-life/ready', 'videos-upload/form', 'direct-upload/used'],
    (video) => ({
      ...video,
      duration: -1,
    }),
  ),
  videoFields(
    'ready-flag-stuck',
    'never sets readyToStream',
    ['videos-life/ready', 'videos-life/not-ready-before'],
    (video) => ({
      ...video,
      readyToStream: false,
    }),
  ),
  videoFields(
    'ready-flag-early',
    'always sets readyToStream',
    ['videos-copy/answer', 'videos-life/not-ready-before', 'direct-upload/answer'],
    (video) => ({
      ...video,
      readyToStream: true,
    }),
  ),
  videoFields('percent-as-number', 'writes pctComplete as a number', ['videos-life/percent'], (video) => ({
    ...video,
    status: { ...statusOf(video), pctComplete: 50 },
  })),
  videoFields('percent-over-100', 'writes more than 100 percent', ['videos-life/percent'], (video) => ({
    ...video,
    status: { ...statusOf(video), pctComplete: '139.0' },
  })),
  videoFields('percent-as-fraction', 'writes the percentage as a fraction of 1', ['videos-life/percent'], (video) => ({
    ...video,
    status: { ...statusOf(video), pctComplete: (Number(statusOf(video).pctComplete ?? 0) / 100).toFixed(6) },
  })),
  videoFields('playback-of-another', 'shows the manifests of another video', ['videos-life/ready'], (video) => ({
    ...video,
    playback: { hls: 'https://x.example/0/video.m3u8', dash: 'https://x.example/0/video.mpd' },
  })),
  streamMutant('edit-answers-before', 'results', 'answers an edit with the video as it was', ['videos/edit'], () =>
    onEach(['editVideo'], (video) => ({ ...video, meta: { name: 'Before' } })),
  ),
  videoFields('reason-renamed', 'calls the reason errReasonCode', ['videos-life/errors'], (video) => {
    const { errorReasonCode = '', ...status } = statusOf(video);
    return { ...video, status: { ...status, errReasonCode: errorReasonCode } };
  }),
  videoFields('source-missing', 'leaves out where a video came from', ['videos-copy/input-or-url'], (video) => ({
    ...video,
    meta: without(isJsonObject(video.meta) ? video.meta : {}, 'downloaded-from'),
  })),
  videoFields(
    'meta-dropped',
    'drops meta',
    ['videos-copy/own-details', 'videos/get', 'videos/edit', 'tus/metadata-other'],
    (video) => ({
      ...video,
      meta: {},
    }),
  ),
  videoFields('signing-ignored', 'never demands signed URLs', ['videos-copy/own-details', 'videos/edit'], (video) => ({
    ...video,
    requireSignedURLs: false,
  })),
  videoFields('creator-dropped', 'drops the creator', ['videos-copy/creator', 'videos/edit', 'tus/creator'], (video) =>
    without(video, 'creator'),
  ),
  videoFields('deletion-dropped', 'drops the scheduled deletion', ['videos-copy/own-details'], (video) =>
    without(video, 'scheduledDeletion'),
  ),
  videoFields(
    'unknown-keys-kept',
    'shows unknown keys',
    ['videos-copy/unknown-keys', 'videos/edit-unknown-keys'],
    (video) => ({
      ...video,
      unknown: 'kept',
    }),
  ),
  streamMutant('copy-ready-at-once', 'states', 'answers a copy as ready', ['videos-copy/answer'], () =>
    onEach(['copyVideo'], (video) => ({ ...video, status: { state: 'ready' }, readyToStream: true })),
  ),
  streamMutant(
    'copy-made-up',
    'effects',
    'answers a copy with a video that does not exist',
    ['videos-copy/input-or-url', 'videos/get'],
    () => onEach(['copyVideo'], (video) => ({ ...video, uid: `f${String(video.uid).slice(1)}`.replace(/.$/, 'x') })),
  ),
  streamMutant('states-go-back', 'states', 'goes back to queued once', ['videos-life/states'], () => {
    const turned = new Set<string>();
    return {
      nextState: ({ kind, from, to, data }) => {
        if (kind !== 'cloudflare-stream.video' || from !== 'inprogress' || turned.has(String(data.uid))) return to;
        turned.add(String(data.uid));
        return 'queued';
      },
    };
  }),
  streamMutant('percent-falls', 'states', 'lowers the percentage at the end', ['videos-life/percent'], () =>
    onEach(['getVideo'], (video) =>
      statusOf(video).state === 'ready' ? { ...video, status: { ...statusOf(video), pctComplete: '1.000000' } } : video,
    ),
  ),
  streamMutant('never-ready', 'states', 'never becomes ready', ['videos-life/ready', 'webhook/ready'], () =>
    life((_from, to) => (to === 'ready' ? 'error' : to)),
  ),
  streamMutant(
    'never-in-error',
    'states',
    'makes everything ready',
    ['videos-life/errors', 'webhook/error', 'direct-upload/too-long', 'tus/max-duration'],
    () => life((_from, to) => (to === 'error' ? 'ready' : to)),
  ),
  streamMutant(
    'edit-dropped',
    'effects',
    'answers an edit, but keeps the video as it was',
    ['videos/edit', 'videos/edit-takes-back'],
    remembering(['getVideo'], (now, { meta = null, creator = null, scheduledDeletion = null }) => ({
      ...now,
      meta,
      creator,
      scheduledDeletion,
    })),
  ),
  streamMutant('edit-resets', 'effects', 'resets fields that an edit does not name', ['videos/edit'], () => {
    const edited = new Set<string>();
    return {
      answer: (answer, { operation, tenant }) => {
        if (operation === 'editVideo') edited.add(tenant);
        const result = isJsonObject(answer.body) ? answer.body.result : null;
        if (operation !== 'getVideo' || !isJsonObject(result) || !edited.has(tenant)) return answer;
        return succeeded(answer, { ...result, requireSignedURLs: false });
      },
    };
  }),
  streamMutant('edit-anything', 'effects', 'stores part of an edit that it refuses', ['videos/edit-bad-fields'], () => {
    const spoilt = new Set<string>();
    return {
      answer: (answer, { operation, tenant }) => {
        if (operation === 'editVideo' && answer.status === 400) spoilt.add(tenant);
        const result = isJsonObject(answer.body) ? answer.body.result : null;
        if (operation !== 'getVideo' || !isJsonObject(result) || !spoilt.has(tenant)) return answer;
        return succeeded(answer, { ...result, meta: { name: 'After' } });
      },
    };
  }),
  streamMutant(
    'delete-video-dropped',
    'effects',
    'answers a deletion, but keeps the video',
    ['videos/delete', 'videos/delete-cascade'],
    () => doingNothing('deleteVideo', ''),
  ),
  streamMutant('delete-video-null', 'envelope', 'answers null for a deleted video', ['videos/delete-body'], () =>
    onResult(['deleteVideo'], () => null),
  ),
  streamMutant(
    'delete-keeps-captions',
    'effects',
    'shows the captions of a deleted video',
    ['videos/delete-cascade'],
    () => accepting({ operation: 'listCaptions', rule: 'video-unknown' }, []),
  ),
  streamMutant(
    'deletion-ignored',
    'effects',
    'shows a video past its scheduled deletion',
    ['videos-copy/scheduled-deletion', 'videos/delete'],
    () => {
      const last = new Map<string, JsonValue>();
      return {
        answer: (answer, { operation, tenant }) => {
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          if (isJsonObject(result) && typeof result.uid === 'string' && result.status) last.set(tenant, result);
          const kept = last.get(tenant);
          return operation === 'getVideo' && answer.status === 404 && kept ? succeeded(answer, kept) : answer;
        },
      };
    },
  ),
  streamMutant(
    'deletion-any-time',
    'effects',
    'schedules a deletion at any time',
    ['videos-copy/deletion-too-soon', 'tus/deletion-too-soon'],
    () => accepting({ rule: 'deletion-too-soon' }, null),
  ),
  streamMutant(
    'any-url',
    'effects',
    'copies from a text that is not an address',
    ['videos-copy/bad-url', 'webhook/bad-url'],
    () => accepting({ rule: 'url-invalid' }, null),
  ),
  streamMutant('bad-url-other-code', 'errors', 'refuses addresses with 10005', ['videos-copy/bad-url'], () =>
    withCode({ rule: 'url-invalid' }, 10005),
  ),
  streamMutant(
    'any-field',
    'effects',
    'accepts values of any type',
    ['videos-copy/bad-fields', 'direct-upload/max-duration', 'videos-list/limit-zero', 'videos-list/bad-query'],
    () => accepting(UNKNOWN, []),
  ),
  streamMutant('queue-endless', 'effects', 'queues any number of videos', ['videos-copy/queue'], () =>
    accepting({ rule: 'queue-full' }, null),
  ),
];
