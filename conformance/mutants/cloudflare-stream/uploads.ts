import { isJsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, doingNothing, moving, onEach, plainCaption, withCode, withStatus } from './changes.ts';
import { mutant } from './mutant.ts';

const SUFFIX = ' (auto-generated)';

/** Mutants of uploads of captions. */
export const uploadMutants: readonly Mutant[] = [
  mutant({
    id: 'label-suffix-kept',
    family: 'results',
    statement: 'labels uploads as generated',
    breaks: ['captions-upload/creates', 'captions-upload/replaces-generated'],
    seams: () => onEach(['uploadCaption'], (track) => ({ ...track, label: `${track.label}${SUFFIX}` })),
  }),
  mutant({
    id: 'upload-in-progress',
    family: 'states',
    statement: 'shows uploads as in progress',
    breaks: ['captions-upload/creates'],
    seams: () => onEach(['uploadCaption'], (track) => ({ ...track, status: 'inprogress' })),
  }),
  mutant({
    id: 'upload-dropped',
    family: 'effects',
    statement: 'answers an upload with success and stores nothing',
    breaks: [
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
    seams: () => doingNothing('uploadCaption', plainCaption),
  }),
  mutant({
    id: 'replacement-refused',
    family: 'effects',
    statement: 'refuses a second upload',
    breaks: ['captions-upload/replaces', 'captions-upload/atomic', 'languages/case'],
    seams: () => {
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
  }),
  mutant({
    id: 'replacement-dropped',
    family: 'effects',
    statement: 'answers a second upload with success and keeps the first',
    breaks: ['captions-upload/replaces', 'captions-upload/atomic', 'languages/case'],
    seams: () => {
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
  }),
  mutant({
    id: 'refused-upload-deletes',
    family: 'effects',
    statement: 'deletes the track when it refuses another upload',
    breaks: ['captions-form/refused-keeps-old', 'captions-form/eleven-megabytes'],
    seams: () => moving('refused-upload', () => 'none'),
  }),
  mutant({
    id: 'any-file',
    family: 'effects',
    statement: 'accepts a file that is not WebVTT',
    breaks: ['captions-upload/not-webvtt', 'captions-upload/signature', 'captions-form/refused-keeps-old'],
    seams: () => accepting({ rule: 'caption-invalid' }, plainCaption),
  }),
  mutant({
    id: 'bad-file-as-415',
    family: 'errors',
    statement: 'refuses other formats with 415',
    breaks: ['captions-upload/not-webvtt'],
    seams: () => withStatus({ rule: 'caption-invalid' }, 415),
  }),
  mutant({
    id: 'any-form',
    family: 'effects',
    statement: 'accepts forms that cannot be read',
    breaks: [
      'captions-form/no-boundary',
      'captions-form/no-file-part',
      'captions-form/other-bodies',
      'captions-form/broken-form',
      'captions-form/two-files',
    ],
    seams: () => accepting({ operation: 'uploadCaption', rule: 'body-undecodable' }, plainCaption),
  }),
  mutant({
    id: 'bad-form-other-code',
    family: 'errors',
    statement: 'refuses forms with 10005',
    breaks: ['captions-form/no-boundary', 'captions-form/no-file-part', 'videos-upload/undecodable'],
    seams: () => withCode({ rule: 'body-undecodable' }, 10005),
  }),
  mutant({
    id: 'any-size',
    family: 'effects',
    statement: 'accepts files over the limit',
    breaks: ['captions-form/eleven-megabytes'],
    seams: () => accepting({ rule: 'caption-too-large' }, plainCaption),
  }),
  mutant({
    id: 'size-as-500',
    family: 'errors',
    statement: 'fails on files over the limit',
    breaks: ['captions-form/eleven-megabytes'],
    seams: () => withStatus({ rule: 'caption-too-large' }, 500),
  }),
  mutant({
    id: 'captions-for-nothing',
    family: 'effects',
    statement: 'accepts captions for a video that was not uploaded',
    breaks: ['captions-upload/not-uploaded-yet'],
    seams: () => accepting({ rule: 'video-not-uploaded' }, plainCaption),
  }),
  mutant({
    id: 'english-only',
    family: 'languages',
    statement: 'accepts uploads in English only',
    breaks: [
      'captions-form/client-forms',
      'captions-upload/signature-forms',
      'languages/tag-forms',
      'languages/autonyms',
    ],
    seams: () => ({
      answer: (answer, { operation }) => {
        const result = isJsonObject(answer.body) ? answer.body.result : null;
        if (operation !== 'uploadCaption' || !isJsonObject(result) || String(result.language).startsWith('en'))
          return answer;
        const errors = [{ code: 10005, message: 'no' }];
        return { ...answer, status: 400, body: { result: null, success: false, errors, messages: null } };
      },
    }),
  }),
];
