import { isJsonObject } from '../../../src/base/json.ts';
import { onAnswer, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, onRefusal, onResult, onSuccess, streamMutant, withCode, withStatus } from './mutant.ts';

const CAPTIONS = ['getCaption', 'uploadCaption', 'generateCaption'];

/** Mutants of envelopes and of refusals in general. */
export const envelopeMutants: readonly Mutant[] = [
  streamMutant(
    'success-without-messages',
    'envelope',
    'leaves messages out of successes',
    ['captions-list/empty'],
    () => onSuccess((body) => without(body, 'messages')),
  ),
  streamMutant('success-without-errors', 'envelope', 'leaves errors out of successes', ['captions-get/one-track'], () =>
    onSuccess((body) => without(body, 'errors')),
  ),
  streamMutant(
    'success-as-text',
    'envelope',
    'writes success as the text "true"',
    ['captions-upload/creates', 'videos/get'],
    () => onSuccess((body) => ({ ...body, success: 'true' })),
  ),
  streamMutant('success-false', 'envelope', 'answers success false with status 200', ['captions-delete/removes'], () =>
    onSuccess((body) => ({ ...body, success: false })),
  ),
  streamMutant(
    'success-with-errors',
    'envelope',
    'puts an entry into errors of a success',
    ['captions-delete/removes', 'captions-delete/any-body'],
    () => onSuccess((body) => ({ ...body, errors: [{ code: 1000, message: 'message' }] })),
  ),
  streamMutant('result-wrapped', 'envelope', 'wraps the result in data', ['captions-get/one-track', 'videos/get'], () =>
    onResult([], (data) => ({ data })),
  ),
  streamMutant(
    'empty-list-null',
    'envelope',
    'answers null for an empty list',
    ['captions-list/empty', 'videos-list/empty'],
    () => onResult(['listCaptions', 'listVideos'], (list) => (Array.isArray(list) && list.length === 0 ? null : list)),
  ),
  streamMutant('single-in-list', 'envelope', 'answers a single caption in a list', ['captions-get/one-track'], () =>
    onResult(CAPTIONS, (caption) => [caption]),
  ),
  streamMutant(
    'text-type',
    'headers',
    'declares its JSON as text',
    ['headers/on-every-answer', 'captions-get/changes-nothing'],
    () =>
      onAnswer({}, (answer) =>
        isJsonObject(answer.body)
          ? { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' } }
          : answer,
      ),
  ),
  streamMutant(
    'refusal-in-200',
    'errors',
    'answers refusals with status 200',
    ['captions-get/unknown-track', 'errors/stream-refusal', 'gateway/unknown-token', 'videos/unknown'],
    () => ({ answer: (answer) => (answer.status >= 400 ? { ...answer, status: 200 } : answer) }),
  ),
  streamMutant(
    'refusal-success-true',
    'errors',
    'answers success true in refusals',
    ['errors/stream-refusal', 'gateway/no-grant'],
    () => onRefusal((body) => ({ ...body, success: true })),
  ),
  streamMutant(
    'refusal-without-errors',
    'errors',
    'refuses with an empty list of errors',
    ['errors/stream-refusal', 'routes/wrong-method'],
    () => onRefusal((body) => ({ ...body, errors: [] })),
  ),
  streamMutant('refusal-with-result', 'errors', 'refuses with a result', ['errors/stream-refusal'], () =>
    onRefusal((body) => ({ ...body, result: {} })),
  ),
  streamMutant('refusal-messages-text', 'errors', 'refuses with a text for messages', ['errors/stream-refusal'], () =>
    onRefusal((body) => ({ ...body, messages: 'none' })),
  ),
  streamMutant(
    'refusal-code-text',
    'errors',
    'writes codes as text',
    ['captions-get/unknown-track', 'videos-copy/bad-url'],
    () =>
      onRefusal((body) => ({
        ...body,
        errors: (Array.isArray(body.errors) ? body.errors : []).map((one) =>
          isJsonObject(one) ? { ...one, code: String(one.code) } : one,
        ),
      })),
  ),
  streamMutant(
    'refusal-html',
    'errors',
    'refuses with an HTML page',
    ['errors/stream-refusal', 'gateway/no-credential', 'routes/unknown-route'],
    () => ({
      answer: (answer) =>
        answer.status < 400
          ? answer
          : {
              ...answer,
              headers: { ...answer.headers, 'Content-Type': 'text/html' },
              body: Buffer.from('<h1>No</h1>'),
            },
    }),
  ),
  streamMutant('reason-missing', 'errors', 'leaves out why an account may not use Stream', ['errors/not-enabled'], () =>
    onRefusal((body) => ({ ...body, messages: [] })),
  ),
  streamMutant('storage-full-as-403', 'errors', 'refuses with 403 when storage is full', ['errors/storage-full'], () =>
    withStatus({ rule: 'storage-exceeded' }, 403),
  ),
  streamMutant('failure-as-502', 'errors', 'fails with 502 and a page', ['errors/server-failure'], () =>
    withStatus({ rule: 'internal-error-empty' }, 502),
  ),
  streamMutant('broken-json-fails', 'errors', 'fails on JSON that cannot be read', ['errors/broken-json'], () =>
    withStatus({ rule: 'body-undecodable' }, 500),
  ),
  streamMutant(
    'video-unknown-other-code',
    'errors',
    'refuses unknown videos with code 10005',
    [
      'captions-list/unknown-video',
      'captions-get/unknown-video',
      'captions-upload/unknown-video',
      'captions-delete/unknown-video',
      'captions-generate/unknown-video',
      'captions-vtt/unknown-video',
      'videos/unknown',
    ],
    () => withCode({ rule: 'video-unknown' }, 10005),
  ),
  streamMutant(
    'video-unknown-empty',
    'errors',
    'answers an unknown video with an empty success',
    ['captions-list/unknown-video', 'videos/delete', 'videos/delete-cascade'],
    () => accepting({ rule: 'video-unknown' }, null),
  ),
  streamMutant(
    'caption-unknown-as-400',
    'errors',
    'refuses unknown captions with 400',
    ['captions-get/unknown-track', 'captions-delete/twice', 'captions-vtt/unknown-track', 'captions-vtt/in-progress'],
    () => withStatus({ rule: 'caption-unknown' }, 400),
  ),
  streamMutant(
    'bad-language-as-404',
    'errors',
    'answers 404 for a text that is not a language',
    [
      'captions-get/bad-language',
      'captions-upload/bad-language',
      'captions-delete/bad-language',
      'captions-generate/bad-language',
      'captions-vtt/bad-language',
      'languages/underscore',
    ],
    () => withStatus({ rule: 'language-invalid' }, 404),
  ),
];
