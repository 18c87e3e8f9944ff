import { isJsonObject } from '../../../src/base/json.ts';
import { onAnswer, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, onRefusal, onResult, onSuccess, withCode, withStatus } from './changes.ts';
import { mutant } from './mutant.ts';

const CAPTIONS = ['getCaption', 'uploadCaption', 'generateCaption'];

/** Mutants of envelopes and of refusals in general. */
export const envelopeMutants: readonly Mutant[] = [
  mutant({
    id: 'success-without-messages',
    family: 'envelope',
    statement: 'leaves messages out of successes',
    breaks: ['captions-list/empty'],
    seams: () => onSuccess((body) => without(body, 'messages')),
  }),
  mutant({
    id: 'success-without-errors',
    family: 'envelope',
    statement: 'leaves errors out of successes',
    breaks: ['captions-get/one-track'],
    seams: () => onSuccess((body) => without(body, 'errors')),
  }),
  mutant({
    id: 'success-as-text',
    family: 'envelope',
    statement: 'writes success as the text "true"',
    breaks: ['captions-upload/creates', 'videos/get'],
    seams: () => onSuccess((body) => ({ ...body, success: 'true' })),
  }),
  mutant({
    id: 'success-false',
    family: 'envelope',
    statement: 'answers success false with status 200',
    breaks: ['captions-delete/removes'],
    seams: () => onSuccess((body) => ({ ...body, success: false })),
  }),
  mutant({
    id: 'success-with-errors',
    family: 'envelope',
    statement: 'puts an entry into errors of a success',
    breaks: ['captions-delete/removes', 'captions-delete/any-body'],
    seams: () => onSuccess((body) => ({ ...body, errors: [{ code: 1000, message: 'message' }] })),
  }),
  mutant({
    id: 'result-wrapped',
    family: 'envelope',
    statement: 'wraps the result in data',
    breaks: ['captions-get/one-track', 'videos/get'],
    seams: () => onResult([], (data) => ({ data })),
  }),
  mutant({
    id: 'empty-list-null',
    family: 'envelope',
    statement: 'answers null for an empty list',
    breaks: ['captions-list/empty', 'videos-list/empty'],
    seams: () =>
      onResult(['listCaptions', 'listVideos'], (list) => (Array.isArray(list) && list.length === 0 ? null : list)),
  }),
  mutant({
    id: 'single-in-list',
    family: 'envelope',
    statement: 'answers a single caption in a list',
    breaks: ['captions-get/one-track'],
    seams: () => onResult(CAPTIONS, (caption) => [caption]),
  }),
  mutant({
    id: 'text-type',
    family: 'headers',
    statement: 'declares its JSON as text',
    breaks: ['headers/on-every-answer', 'captions-get/changes-nothing'],
    seams: () =>
      onAnswer({}, (answer) =>
        isJsonObject(answer.body)
          ? { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' } }
          : answer,
      ),
  }),
  mutant({
    id: 'refusal-in-200',
    family: 'errors',
    statement: 'answers refusals with status 200',
    breaks: ['captions-get/unknown-track', 'errors/stream-refusal', 'gateway/unknown-token', 'videos/unknown'],
    seams: () => ({ answer: (answer) => (answer.status >= 400 ? { ...answer, status: 200 } : answer) }),
  }),
  mutant({
    id: 'refusal-success-true',
    family: 'errors',
    statement: 'answers success true in refusals',
    breaks: ['errors/stream-refusal', 'gateway/no-grant'],
    seams: () => onRefusal((body) => ({ ...body, success: true })),
  }),
  mutant({
    id: 'refusal-without-errors',
    family: 'errors',
    statement: 'refuses with an empty list of errors',
    breaks: ['errors/stream-refusal', 'routes/wrong-method'],
    seams: () => onRefusal((body) => ({ ...body, errors: [] })),
  }),
  mutant({
    id: 'refusal-with-result',
    family: 'errors',
    statement: 'refuses with a result',
    breaks: ['errors/stream-refusal'],
    seams: () => onRefusal((body) => ({ ...body, result: {} })),
  }),
  mutant({
    id: 'refusal-messages-text',
    family: 'errors',
    statement: 'refuses with a text for messages',
    breaks: ['errors/stream-refusal'],
    seams: () => onRefusal((body) => ({ ...body, messages: 'none' })),
  }),
  mutant({
    id: 'refusal-code-text',
    family: 'errors',
    statement: 'writes codes as text',
    breaks: ['captions-get/unknown-track', 'videos-copy/bad-url'],
    seams: () =>
      onRefusal((body) => ({
        ...body,
        errors: (Array.isArray(body.errors) ? body.errors : []).map((one) =>
          isJsonObject(one) ? { ...one, code: String(one.code) } : one,
        ),
      })),
  }),
  mutant({
    id: 'refusal-html',
    family: 'errors',
    statement: 'refuses with an HTML page',
    breaks: ['errors/stream-refusal', 'gateway/no-credential', 'routes/unknown-route'],
    seams: () => ({
      answer: (answer) =>
        answer.status < 400
          ? answer
          : {
              ...answer,
              headers: { ...answer.headers, 'Content-Type': 'text/html' },
              body: Buffer.from('<h1>No</h1>'),
            },
    }),
  }),
  mutant({
    id: 'reason-missing',
    family: 'errors',
    statement: 'leaves out why an account may not use Stream',
    breaks: ['errors/not-enabled'],
    seams: () => onRefusal((body) => ({ ...body, messages: [] })),
  }),
  mutant({
    id: 'storage-full-as-403',
    family: 'errors',
    statement: 'refuses with 403 when storage is full',
    breaks: ['errors/storage-full'],
    seams: () => withStatus({ rule: 'storage-exceeded' }, 403),
  }),
  mutant({
    id: 'failure-as-502',
    family: 'errors',
    statement: 'fails with 502 and a page',
    breaks: ['errors/server-failure'],
    seams: () => withStatus({ rule: 'internal-error-empty' }, 502),
  }),
  mutant({
    id: 'broken-json-fails',
    family: 'errors',
    statement: 'fails on JSON that cannot be read',
    breaks: ['errors/broken-json', 'errors/blame'],
    seams: () => withStatus({ rule: 'body-undecodable' }, 500),
  }),
  mutant({
    id: 'video-unknown-other-code',
    family: 'errors',
    statement: 'refuses unknown videos with code 10005',
    breaks: [
      'captions-list/unknown-video',
      'captions-get/unknown-video',
      'captions-upload/unknown-video',
      'captions-delete/unknown-video',
      'captions-generate/unknown-video',
      'captions-vtt/unknown-video',
      'videos/unknown',
    ],
    seams: () => withCode({ rule: 'video-unknown' }, 10005),
  }),
  mutant({
    id: 'video-unknown-empty',
    family: 'errors',
    statement: 'answers an unknown video with an empty success',
    breaks: ['captions-list/unknown-video', 'videos/delete', 'videos/delete-cascade'],
    seams: () => accepting({ rule: 'video-unknown' }, null),
  }),
  mutant({
    id: 'caption-unknown-as-400',
    family: 'errors',
    statement: 'refuses unknown captions with 400',
    breaks: [
      'captions-get/unknown-track',
      'captions-delete/twice',
      'captions-vtt/unknown-track',
      'captions-vtt/in-progress',
    ],
    seams: () => withStatus({ rule: 'caption-unknown' }, 400),
  }),
  mutant({
    id: 'bad-language-as-404',
    family: 'errors',
    statement: 'answers 404 for a text that is not a language',
    breaks: [
      'captions-get/bad-language',
      'captions-upload/bad-language',
      'captions-delete/bad-language',
      'captions-generate/bad-language',
      'captions-vtt/bad-language',
      'languages/underscore',
    ],
    seams: () => withStatus({ rule: 'language-invalid' }, 404),
  }),
];
