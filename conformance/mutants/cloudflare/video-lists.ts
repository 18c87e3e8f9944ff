import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import {
  accepting,
  listOf,
  onEach,
  onResult,
  onSuccess,
  streamMutant,
  succeeded,
  withCode,
  withStatus,
} from './mutant.ts';

/** Mutants of lists, uploads and accounts. */
export const listMutants: readonly Mutant[] = [
  streamMutant(
    'any-upload',
    'effects',
    'accepts a file that is not a video',
    ['videos-upload/not-a-video', 'direct-upload/not-a-video'],
    () => ({
      answer: (answer) => (answer.rule === 'not-a-video' ? { ...answer, status: 200, body: undefined } : answer),
    }),
  ),
  streamMutant('not-a-video-other-code', 'errors', 'refuses files with 10005', ['videos-upload/not-a-video'], () =>
    withCode({ rule: 'not-a-video' }, 10005),
  ),
  streamMutant(
    'undecodable-upload-fails',
    'errors',
    'fails on uploads that are not a form',
    ['videos-upload/undecodable'],
    () => withStatus({ operation: 'uploadVideo', rule: 'body-undecodable' }, 500),
  ),
  streamMutant(
    'upload-url-reused',
    'effects',
    'accepts any number of uploads at a one-time URL',
    ['direct-upload/once'],
    () => ({
      answer: (answer) => (answer.rule === 'upload-used' ? { ...answer, status: 200, body: undefined } : answer),
    }),
  ),
  streamMutant('upload-url-endless', 'effects', 'accepts uploads past the expiry', ['direct-upload/expiry'], () => ({
    answer: (answer) => (answer.rule === 'upload-expired' ? { ...answer, status: 200, body: undefined } : answer),
  })),
  streamMutant(
    'upload-url-dead',
    'effects',
    'refuses uploads at a one-time URL',
    ['direct-upload/used', 'direct-upload/cut-off', 'direct-upload/once'],
    () => ({
      answer: (answer, { operation }) => (operation === 'uploadOnce' ? { ...answer, status: 400 } : answer),
    }),
  ),
  streamMutant(
    'upload-url-takes-all',
    'effects',
    'accepts anything at a one-time URL',
    ['direct-upload/undecodable', 'direct-upload/deleted-video'],
    () => ({
      answer: (answer, { operation }) =>
        operation === 'uploadOnce' ? { ...answer, status: 200, body: undefined } : answer,
    }),
  ),
  streamMutant('upload-url-relative', 'envelope', 'gives a one-time URL without host', ['direct-upload/answer'], () =>
    onEach(['createDirectUpload'], (upload) => ({ ...upload, uploadURL: '/upload' })),
  ),
  streamMutant(
    'list-reversed',
    'lists',
    'lists the oldest video first',
    ['videos-list/order', 'videos-list/filters'],
    () => onResult(['listVideos'], (list) => [...listOf(list)].reverse()),
  ),
  streamMutant(
    'list-unfiltered',
    'lists',
    'lists all videos and ignores filters',
    ['videos-list/name-and-search', 'videos-list/filters', 'videos-list/times', 'videos-list/limit'],
    () => {
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
  ),
  streamMutant(
    'list-one-short',
    'lists',
    'lists one video fewer than requested',
    ['videos-list/limit', 'videos-list/order'],
    () => onResult(['listVideos'], (list) => listOf(list).slice(0, -1)),
  ),
  streamMutant('counts-always', 'lists', 'always sends counts', ['videos-list/counts'], () =>
    onSuccess((body) => (Array.isArray(body.result) ? { total: 2, range: 2, ...body } : body)),
  ),
  streamMutant('list-keeps-deleted', 'effects', 'keeps listing deleted videos', ['videos/delete'], () => {
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
  }),
  streamMutant('counts-of-page', 'lists', 'counts only the videos on the page', ['videos-list/counts'], () =>
    onSuccess((body) => ('total' in body ? { ...body, total: listOf(body.result ?? []).length } : body)),
  ),
  streamMutant('list-lags', 'results', 'lists every video as queued', ['videos-life/ready'], () =>
    onEach(['listVideos'], (video) => ({ ...video, status: { state: 'queued' }, readyToStream: false })),
  ),
  streamMutant('limit-takes-oldest', 'lists', 'lists the oldest videos under a limit', ['videos-list/limit'], () => {
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
  }),
  streamMutant('counts-missing', 'lists', 'never sends counts', ['videos-list/counts'], () =>
    onSuccess((body) => without(without(body, 'total'), 'range')),
  ),
  streamMutant('limit-too-big-taken', 'lists', 'accepts a limit above 1000', ['videos-list/limit-too-big'], () =>
    accepting({ rule: 'limit-too-big' }, []),
  ),
  streamMutant(
    'limit-no-number-refused',
    'errors',
    'refuses a limit that is not a number in an envelope',
    ['videos-list/limit-no-number'],
    () => ({
      answer: (answer) =>
        answer.rule === 'limit-not-a-number'
          ? {
              ...answer,
              headers: { ...answer.headers, 'Content-Type': 'application/json' },
              body: { result: null, success: false, errors: [{ code: 10001, message: 'no' }], messages: null },
            }
          : answer,
    }),
  ),
  streamMutant('accounts-shared', 'isolation', "shows one account's videos in another", ['isolation/videos'], () => ({
    ownerOf: (tenant, property) => (property === 'state' ? tenant.replace(/-neighbour$/, '') : tenant),
  })),
  streamMutant(
    'captions-shared',
    'isolation',
    'lists the captions of all videos in each',
    ['captions-list/one-video'],
    () => {
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
  ),
];
