import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, doingNothing, onEach, plainCaption, streamMutant, withCode, withStatus } from './mutant.ts';

const SUFFIX = ' (auto-generated)';

/** Moves tracks on to another state than the honest one, for one cause. */
const moving = (cause: string, next: (from: string, to: string) => string): Partial<Seams> => ({
  nextState: ({ kind, from, to, data }) =>
    kind === 'cloudflare-stream.caption' && data.cause === cause ? next(from, to) : to,
});

/** Mutants of uploads of captions. */
export const uploadMutants: readonly Mutant[] = [
  streamMutant(
    'label-suffix-kept',
    'results',
    'labels uploads as generated',
    ['captions-upload/creates', 'captions-upload/replaces-generated'],
    () => onEach(['uploadCaption'], (track) => ({ ...track, label: `${track.label}${SUFFIX}` })),
  ),
  streamMutant('upload-in-progress', 'states', 'shows uploads as in progress', ['captions-upload/creates'], () =>
    onEach(['uploadCaption'], (track) => ({ ...track, status: 'inprogress' })),
  ),
  streamMutant(
    'upload-dropped',
    'effects',
    'answers an upload with success and stores nothing',
    [
      'captions-upload/creates',
      'captions-upload/replaces-generation',
      'captions-upload/signature-forms',
      'captions-upload/malformed-cue',
      'captions-upload/while-downloading',
      'captions-upload/unrelated-headers',
      'captions-form/file-part',
      'captions-form/line-ends',
      'captions-form/other-parts',
      'captions-form/chunked',
      'captions-form/nine-megabytes',
      'captions-form/cut-off',
      'captions-list/follows-changes',
      'gateway/email-and-key',
      'gateway/read-only-reads',
      'languages/tag-forms',
      'languages/unregistered',
    ],
    () => doingNothing('uploadCaption', plainCaption),
  ),
  streamMutant(
    'replacement-refused',
    'effects',
    'refuses a second upload',
    ['captions-upload/replaces', 'captions-upload/atomic', 'languages/case'],
    () => {
      const seen = new Set<string>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'uploadCaption' || answer.status !== 200 || !isJsonObject(answer.body)) return answer;
          const track = isJsonObject(answer.body.result) ? String(answer.body.result.language).toLowerCase() : '';
          if (!seen.has(`${tenant} ${track}`)) {
            seen.add(`${tenant} ${track}`);
            return answer;
          }
          const errors = [{ code: 10005, message: 'exists' }];
          return { ...answer, status: 400, body: { result: null, success: false, errors, messages: null } };
        },
      };
    },
  ),
  streamMutant(
    'replacement-dropped',
    'effects',
    'answers a second upload with success and keeps the first',
    ['captions-upload/replaces', 'captions-upload/atomic', 'languages/case'],
    () => {
      const first = new Map<string, number>();
      return {
        ...doingNothing('uploadCaption', plainCaption),
        ownerOf: (tenant, property, { operation, sequence }) => {
          if (property !== 'state' || operation !== 'uploadCaption') return tenant;
          if (!first.has(tenant)) first.set(tenant, sequence);
          return first.get(tenant) === sequence ? tenant : `${tenant.slice(0, 50)}-nowhere`;
        },
      };
    },
  ),
  streamMutant(
    'refused-upload-deletes',
    'effects',
    'deletes the track when it refuses another upload',
    ['captions-form/refused-keeps-old', 'captions-form/eleven-megabytes'],
    () => moving('refused-upload', () => 'none'),
  ),
  streamMutant(
    'any-file',
    'effects',
    'accepts a file that is not WebVTT',
    ['captions-upload/not-webvtt', 'captions-upload/signature', 'captions-form/refused-keeps-old'],
    () => accepting({ rule: 'caption-invalid' }, plainCaption),
  ),
  streamMutant('bad-file-as-415', 'errors', 'refuses other formats with 415', ['captions-upload/not-webvtt'], () =>
    withStatus({ rule: 'caption-invalid' }, 415),
  ),
  streamMutant(
    'any-form',
    'effects',
    'accepts forms that cannot be read',
    [
      'captions-form/no-boundary',
      'captions-form/no-file-part',
      'captions-form/other-bodies',
      'captions-form/broken-form',
      'captions-form/two-files',
    ],
    () => accepting({ operation: 'uploadCaption', rule: 'body-undecodable' }, plainCaption),
  ),
  streamMutant(
    'bad-form-other-code',
    'errors',
    'refuses forms with 10005',
    ['captions-form/no-boundary', 'captions-form/no-file-part', 'videos-upload/undecodable'],
    () => withCode({ rule: 'body-undecodable' }, 10005),
  ),
  streamMutant('any-size', 'effects', 'accepts files over the limit', ['captions-form/eleven-megabytes'], () =>
    accepting({ rule: 'caption-too-large' }, plainCaption),
  ),
  streamMutant('size-as-500', 'errors', 'fails on files over the limit', ['captions-form/eleven-megabytes'], () =>
    withStatus({ rule: 'caption-too-large' }, 500),
  ),
  streamMutant(
    'captions-for-nothing',
    'effects',
    'accepts captions for a video that was not uploaded',
    ['captions-upload/not-uploaded-yet'],
    () => accepting({ rule: 'video-not-uploaded' }, plainCaption),
  ),
  streamMutant(
    'english-only',
    'languages',
    'accepts uploads in English only',
    ['captions-form/client-forms', 'captions-upload/signature-forms', 'languages/tag-forms', 'languages/autonyms'],
    () => ({
      answer: (answer, { operation }) => {
        const result = isJsonObject(answer.body) ? answer.body.result : null;
        if (operation !== 'uploadCaption' || !isJsonObject(result) || String(result.language).startsWith('en'))
          return answer;
        const errors = [{ code: 10005, message: 'no' }];
        return { ...answer, status: 400, body: { result: null, success: false, errors, messages: null } };
      },
    }),
  ),
];
