import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, doingNothing, onEach, onResult, succeeded, withCode } from './changes.ts';
import { mutant } from './mutant.ts';

const UNKNOWN = { rule: 'field-invalid' };

const statusOf = (video: JsonObject): JsonObject => (isJsonObject(video.status) ? video.status : {});

/** Moves videos on to another state than the honest one. */
const life = (next: (from: string, to: string) => string): Partial<Seams> => ({
  nextState: ({ kind, from, to }) => (kind === 'cloudflare-stream.video' ? next(from, to) : to),
});

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

/** Mutants of the life of videos, and of their changes. */
export const videoLifeMutants: readonly Mutant[] = [
  mutant({
    id: 'copy-ready-at-once',
    family: 'states',
    statement: 'answers a copy as ready',
    breaks: ['videos-copy/answer'],
    seams: () => onEach(['copyVideo'], (video) => ({ ...video, status: { state: 'ready' }, readyToStream: true })),
  }),
  mutant({
    id: 'copy-made-up',
    family: 'effects',
    statement: 'answers a copy with a video that does not exist',
    breaks: ['videos-copy/input-or-url', 'videos/get'],
    seams: () =>
      onEach(['copyVideo'], (video) => ({ ...video, uid: `f${String(video.uid).slice(1)}`.replace(/.$/, 'x') })),
  }),
  mutant({
    id: 'states-go-back',
    family: 'states',
    statement: 'goes back to queued once',
    breaks: ['videos-life/states'],
    seams: () => {
      const turned = new Set<string>();
      return {
        nextState: ({ kind, from, to, data }) => {
          if (kind !== 'cloudflare-stream.video' || from !== 'inprogress' || turned.has(String(data.uid))) return to;
          turned.add(String(data.uid));
          return 'queued';
        },
      };
    },
  }),
  mutant({
    id: 'percent-falls',
    family: 'states',
    statement: 'lowers the percentage at the end',
    breaks: ['videos-life/percent'],
    seams: () =>
      onEach(['getVideo'], (video) =>
        statusOf(video).state === 'ready'
          ? { ...video, status: { ...statusOf(video), pctComplete: '1.000000' } }
          : video,
      ),
  }),
  mutant({
    id: 'never-ready',
    family: 'states',
    statement: 'never becomes ready',
    breaks: ['videos-life/ready', 'webhook/ready'],
    seams: () => life((_from, to) => (to === 'ready' ? 'error' : to)),
  }),
  mutant({
    id: 'never-in-error',
    family: 'states',
    statement: 'makes everything ready',
    breaks: ['videos-life/errors', 'webhook/error', 'direct-upload/too-long', 'tus/max-duration'],
    seams: () => life((_from, to) => (to === 'error' ? 'ready' : to)),
  }),
  mutant({
    id: 'edit-dropped',
    family: 'effects',
    statement: 'answers an edit, but keeps the video as it was',
    breaks: ['videos/edit', 'videos/edit-takes-back'],
    seams: remembering(['getVideo'], (now, { meta = null, creator = null, scheduledDeletion = null }) => ({
      ...now,
      meta,
      creator,
      scheduledDeletion,
    })),
  }),
  mutant({
    id: 'edit-resets',
    family: 'effects',
    statement: 'resets fields that an edit does not name',
    breaks: ['videos/edit'],
    seams: () => {
      const edited = new Set<string>();
      return {
        answer: (answer, { operation, tenant }) => {
          if (operation === 'editVideo') edited.add(tenant);
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          if (operation !== 'getVideo' || !isJsonObject(result) || !edited.has(tenant)) return answer;
          return succeeded(answer, { ...result, requireSignedURLs: false });
        },
      };
    },
  }),
  mutant({
    id: 'edit-anything',
    family: 'effects',
    statement: 'stores part of an edit that it refuses',
    breaks: ['videos/edit-bad-fields'],
    seams: () => {
      const spoilt = new Set<string>();
      return {
        answer: (answer, { operation, tenant }) => {
          if (operation === 'editVideo' && answer.status === 400) spoilt.add(tenant);
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          if (operation !== 'getVideo' || !isJsonObject(result) || !spoilt.has(tenant)) return answer;
          return succeeded(answer, { ...result, meta: { name: 'After' } });
        },
      };
    },
  }),
  mutant({
    id: 'delete-video-dropped',
    family: 'effects',
    statement: 'answers a deletion, but keeps the video',
    breaks: ['videos/delete', 'videos/delete-cascade'],
    seams: () => doingNothing('deleteVideo', ''),
  }),
  mutant({
    id: 'delete-video-null',
    family: 'envelope',
    statement: 'answers null for a deleted video',
    breaks: ['videos/delete-body'],
    seams: () => onResult(['deleteVideo'], () => null),
  }),
  mutant({
    id: 'delete-keeps-captions',
    family: 'effects',
    statement: 'shows the captions of a deleted video',
    breaks: ['videos/delete-cascade'],
    seams: () => accepting({ operation: 'listCaptions', rule: 'video-unknown' }, []),
  }),
  mutant({
    id: 'deletion-ignored',
    family: 'effects',
    statement: 'shows a video past its scheduled deletion',
    breaks: ['videos-copy/scheduled-deletion', 'videos/delete'],
    seams: () => {
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
  }),
  mutant({
    id: 'deletion-any-time',
    family: 'effects',
    statement: 'schedules a deletion at any time',
    breaks: ['videos-copy/deletion-too-soon', 'tus/deletion-too-soon'],
    seams: () => accepting({ rule: 'deletion-too-soon' }, null),
  }),
  mutant({
    id: 'any-url',
    family: 'effects',
    statement: 'copies from a text that is not an address',
    breaks: ['videos-copy/bad-url', 'webhook/bad-url'],
    seams: () => accepting({ rule: 'url-invalid' }, null),
  }),
  mutant({
    id: 'bad-url-other-code',
    family: 'errors',
    statement: 'refuses addresses with 10005',
    breaks: ['videos-copy/bad-url'],
    seams: () => withCode({ rule: 'url-invalid' }, 10005),
  }),
  mutant({
    id: 'any-field',
    family: 'effects',
    statement: 'accepts values of any type',
    breaks: ['videos-copy/bad-fields', 'direct-upload/max-duration', 'videos-list/limit-zero', 'videos-list/bad-query'],
    seams: () => accepting(UNKNOWN, []),
  }),
  mutant({
    id: 'queue-endless',
    family: 'effects',
    statement: 'queues any number of videos',
    breaks: ['videos-copy/queue'],
    seams: () => accepting({ rule: 'queue-full' }, null),
  }),
];
