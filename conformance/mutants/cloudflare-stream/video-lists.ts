import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, listOf, onEach, onResult, onSuccess, succeeded, withCode, withStatus } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of lists, uploads and accounts. */
export const listMutants: readonly Mutant[] = [
  mutant({
    id: 'any-upload',
    family: 'effects',
    statement: 'accepts a file that is not a video',
    breaks: ['videos-upload/not-a-video', 'direct-upload/not-a-video'],
    seams: () => ({
      answer: (answer) => (answer.rule === 'not-a-video' ? { ...answer, status: 200, body: undefined } : answer),
    }),
  }),
  mutant({
    id: 'not-a-video-other-code',
    family: 'errors',
    statement: 'refuses files with 10005',
    breaks: ['videos-upload/not-a-video'],
    seams: () => withCode({ rule: 'not-a-video' }, 10005),
  }),
  mutant({
    id: 'undecodable-upload-fails',
    family: 'errors',
    statement: 'fails on uploads that are not a form',
    breaks: ['videos-upload/undecodable'],
    seams: () => withStatus({ operation: 'uploadVideo', rule: 'body-undecodable' }, 500),
  }),
  mutant({
    id: 'upload-url-reused',
    family: 'effects',
    statement: 'accepts any number of uploads at a one-time URL',
    breaks: ['direct-upload/once'],
    seams: () => ({
      answer: (answer) => (answer.rule === 'upload-used' ? { ...answer, status: 200, body: undefined } : answer),
    }),
  }),
  mutant({
    id: 'upload-url-endless',
    family: 'effects',
    statement: 'accepts uploads past the expiry',
    breaks: ['direct-upload/expiry'],
    seams: () => ({
      answer: (answer) => (answer.rule === 'upload-expired' ? { ...answer, status: 200, body: undefined } : answer),
    }),
  }),
  mutant({
    id: 'upload-url-dead',
    family: 'effects',
    statement: 'refuses uploads at a one-time URL',
    breaks: ['direct-upload/used', 'direct-upload/cut-off', 'direct-upload/once'],
    seams: () => ({
      answer: (answer, { operation }) => (operation === 'uploadOnce' ? { ...answer, status: 400 } : answer),
    }),
  }),
  mutant({
    id: 'upload-url-takes-all',
    family: 'effects',
    statement: 'accepts anything at a one-time URL',
    breaks: ['direct-upload/undecodable', 'direct-upload/deleted-video'],
    seams: () => ({
      answer: (answer, { operation }) =>
        operation === 'uploadOnce' ? { ...answer, status: 200, body: undefined } : answer,
    }),
  }),
  mutant({
    id: 'upload-url-relative',
    family: 'envelope',
    statement: 'gives a one-time URL without host',
    breaks: ['direct-upload/answer'],
    seams: () => onEach(['createDirectUpload'], (upload) => ({ ...upload, uploadURL: '/upload' })),
  }),
  mutant({
    id: 'list-reversed',
    family: 'lists',
    statement: 'lists the oldest video first',
    breaks: ['videos-list/order', 'videos-list/filters'],
    seams: () => onResult(['listVideos'], (list) => [...listOf(list)].reverse()),
  }),
  mutant({
    id: 'list-unfiltered',
    family: 'lists',
    statement: 'lists all videos and ignores filters',
    breaks: ['videos-list/name-and-search', 'videos-list/filters', 'videos-list/times', 'videos-list/limit'],
    seams: () => {
      const all = new Map<string, JsonValue[]>();
      return {
        answer: (answer, { operation, tenant }) => {
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          const known = all.get(tenant) ?? [];
          if (operation === 'copyVideo' && isJsonObject(result)) all.set(tenant, [result, ...known]);
          return operation === 'listVideos' && answer.status === 200 ? succeeded(answer, known) : answer;
        },
      };
    },
  }),
  mutant({
    id: 'list-one-short',
    family: 'lists',
    statement: 'lists one video fewer than requested',
    breaks: ['videos-list/limit', 'videos-list/order'],
    seams: () => onResult(['listVideos'], (list) => listOf(list).slice(0, -1)),
  }),
  mutant({
    id: 'counts-always',
    family: 'lists',
    statement: 'always sends counts',
    breaks: ['videos-list/counts'],
    seams: () => onSuccess((body) => (Array.isArray(body.result) ? { total: 2, range: 2, ...body } : body)),
  }),
  mutant({
    id: 'list-keeps-deleted',
    family: 'effects',
    statement: 'keeps listing deleted videos',
    breaks: ['videos/delete'],
    seams: () => {
      const listed = new Map<string, JsonValue[]>();
      return {
        answer: (answer, { operation, tenant }) => {
          if (operation !== 'listVideos' || answer.status !== 200 || !isJsonObject(answer.body)) return answer;
          const now = listOf(answer.body.result ?? null);
          const uids = now.map((video) => isJsonObject(video) && video.uid);
          const gone = (listed.get(tenant) ?? []).filter((video) => isJsonObject(video) && !uids.includes(video.uid));
          const all = [...now, ...gone];
          listed.set(tenant, all);
          return { ...answer, body: { ...answer.body, result: all } };
        },
      };
    },
  }),
  mutant({
    id: 'counts-of-page',
    family: 'lists',
    statement: 'counts only the videos on the page',
    breaks: ['videos-list/counts'],
    seams: () => onSuccess((body) => ('total' in body ? { ...body, total: listOf(body.result ?? []).length } : body)),
  }),
  mutant({
    id: 'list-lags',
    family: 'results',
    statement: 'lists every video as queued',
    breaks: ['videos-life/ready'],
    seams: () => onEach(['listVideos'], (video) => ({ ...video, status: { state: 'queued' }, readyToStream: false })),
  }),
  mutant({
    id: 'limit-takes-oldest',
    family: 'lists',
    statement: 'lists the oldest videos under a limit',
    breaks: ['videos-list/limit'],
    seams: () => {
      const all = new Map<string, JsonValue[]>();
      return {
        answer: (answer, { operation, tenant }) => {
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          const known = all.get(tenant) ?? [];
          if (operation === 'copyVideo' && isJsonObject(result)) all.set(tenant, [result, ...known]);
          const { length } = listOf(result ?? null);
          return operation === 'listVideos' && answer.status === 200 && length > 0
            ? succeeded(answer, known.slice(-length))
            : answer;
        },
      };
    },
  }),
  mutant({
    id: 'counts-missing',
    family: 'lists',
    statement: 'never sends counts',
    breaks: ['videos-list/counts'],
    seams: () => onSuccess((body) => without(without(body, 'total'), 'range')),
  }),
  mutant({
    id: 'limit-too-big-taken',
    family: 'lists',
    statement: 'accepts a limit above 1000',
    breaks: ['videos-list/limit-too-big'],
    seams: () => accepting({ rule: 'limit-too-big' }, []),
  }),
  mutant({
    id: 'limit-no-number-refused',
    family: 'errors',
    statement: 'refuses a limit that is not a number in an envelope',
    breaks: ['videos-list/limit-no-number'],
    seams: () => ({
      answer: (answer) =>
        answer.rule === 'limit-not-a-number'
          ? {
              ...answer,
              headers: { ...answer.headers, 'Content-Type': 'application/json' },
              body: { result: null, success: false, errors: [{ code: 10001, message: 'no' }], messages: null },
            }
          : answer,
    }),
  }),
  mutant({
    id: 'accounts-shared',
    family: 'isolation',
    statement: "shows one account's videos in another",
    breaks: ['isolation/videos'],
    seams: () => ({
      ownerOf: (tenant, property) => (property === 'state' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  }),
  mutant({
    id: 'captions-shared',
    family: 'isolation',
    statement: 'lists the captions of all videos in each',
    breaks: ['captions-list/one-video'],
    seams: () => {
      const all = new Map<string, Map<string, JsonValue>>();
      return {
        answer: (answer, { operation, tenant }) => {
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          const known = all.get(tenant) ?? new Map<string, JsonValue>();
          if (operation === 'uploadCaption' && isJsonObject(result))
            all.set(tenant, known.set(String(result.language), result));
          return operation === 'listCaptions' && answer.status === 200
            ? succeeded(answer, [...known.values()])
            : answer;
        },
      };
    },
  }),
];
