import { assumed, documented, observed } from '../../base/evidence.ts';
import type { JsonObject } from '../../base/json.ts';
import { gatewayFailures } from '../cloudflare-gateway/failures.ts';
import type { Failure } from '../types.ts';
import { facts } from './facts.ts';

const ERRORS_PAGE = 'cloudflare-docs workers-ai/platform/errors.mdx (0309c8b, read 2026-11-29)';

const refused = (code: number, message: string): JsonObject => ({
  result: {},
  success: false,
  errors: [{ code, message: `AiError: ${message}` }],
  messages: [],
});
/** What the refusal of a body that is not JSON says. */
export const NOT_JSON = 'the body is not valid JSON';

/** The page gives code, status and text of a failure. */
const published = documented(`${ERRORS_PAGE}: code, status and text`);

/** Refusals of Workers AI itself. */
export const aiFailures = {
  'input-missing': {
    status: 400,
    body: refused(3003, 'Request is missing headers or body: {what}'),
    meaning: 'The request has no body.',
    remedy: 'Send the audio: raw bytes, or JSON with audio.',
    evidence: published,
  },
  'audio-not-base64': {
    status: 400,
    body: refused(5004, 'Invalid data type for base64 input: {dataType}'),
    meaning: 'audio is a string, but not Base64.',
    remedy: 'Encode the bytes of the file, without a data: prefix.',
    evidence: published,
  },
  'audio-missing': {
    status: 400,
    body: refused(5006, "Error: required properties at '/' are 'audio'"),
    meaning: 'The model wants JSON with audio, and there is none.',
    remedy: 'whisper-large-v3-turbo takes {"audio": "<Base64>"} only; raw bytes go to whisper and whisper-tiny-en.',
    evidence: observed('code and text: ci:59763056661; the status is assumed'),
  },
  'field-invalid': {
    status: 400,
    body: refused(5006, 'Error: {problem}'),
    meaning: 'A field of the input has a type or value that the model does not take.',
    remedy: 'The text names the field.',
    evidence: assumed('5006 is what a missing field gets; the text is ours'),
  },
  'input-unreadable': {
    status: 400,
    body: refused(5006, 'Error: {problem}'),
    usual: { problem: NOT_JSON },
    meaning:
      'The body is not the JSON that its Content-Type or POST /ai/run promises, it ended early, or it has a Content-Encoding. The text says which.',
    remedy: 'Send one whole JSON object, or raw bytes to a model in the path under another content type; uncompressed.',
    evidence: assumed('5006 is what a missing field gets; the text is ours'),
  },
  'audio-undecodable': {
    status: 400,
    body: refused(19921, 'The audio cannot be decoded'),
    meaning: 'The bytes are no audio or video file with an audio track.',
    remedy: 'Send a whole file: MP3, WAV, FLAC, Ogg, WebM, MP4 or AAC.',
    evidence: assumed('a recogniser cannot hear garbage; the code is invented'),
  },
  'model-unknown': {
    status: 400,
    body: refused(5007, 'No such model {model} or task'),
    meaning: 'There is no speech recognition model of this name here.',
    remedy: 'Use @cf/openai/whisper, @cf/openai/whisper-tiny-en or @cf/openai/whisper-large-v3-turbo.',
    evidence: published,
  },
  'model-invalid': {
    status: 404,
    body: refused(3042, 'The model name is invalid'),
    meaning: 'The path names no model: an id looks like @cf/author/model.',
    remedy: 'Use @cf/openai/whisper, @cf/openai/whisper-tiny-en or @cf/openai/whisper-large-v3-turbo.',
    evidence: published,
  },
  'input-too-large': {
    status: 413,
    body: refused(3006, 'Request is too large'),
    meaning: 'The body is larger than this server takes.',
    remedy: `Cut the audio; Cloudflare's own tutorial sends pieces of 1 MB. This mock takes ${facts.bodyBytes.value / 2 ** 20} MiB.`,
    evidence: published,
  },
  'timed-out': {
    status: 408,
    body: refused(3007, 'Request timeout'),
    meaning: 'The model took too long. Answered by a fault only.',
    remedy: 'Try again; send shorter audio.',
    evidence: published,
  },
  aborted: {
    status: 408,
    body: refused(3008, 'Request was aborted'),
    meaning: 'The model was interrupted. Answered by a fault only.',
    remedy: 'Try again.',
    evidence: published,
  },
  'neurons-used': {
    status: 429,
    body: refused(
      3036,
      'You have used up your daily free allocation of 10,000 neurons. ' +
        "Please upgrade to Cloudflare's Workers Paid plan if you would like to continue usage.",
    ),
    meaning: 'The free allowance of the day is used up. Answered by a fault only.',
    remedy: 'Wait for the next day or pay.',
    evidence: published,
  },
  'out-of-capacity': {
    status: 429,
    body: refused(3040, 'No more data centers to forward the request to'),
    meaning: 'No machine is free for the model. Answered by a fault only.',
    remedy: 'Try again a little later.',
    evidence: documented(
      `${ERRORS_PAGE}: code, status and text; a version of the page that lists 5035, too, has the text ` +
        '"Capacity temporarily exceeded, please try again."',
    ),
  },
  'model-forbidden': {
    status: 403,
    body: refused(5018, 'The account is not allowed to access this model'),
    meaning: 'The account may not use the model. Answered by a fault only.',
    remedy: 'Use another model.',
    evidence: published,
  },
  'model-private': {
    status: 403,
    body: refused(3041, 'The account is not allowed to access this model'),
    meaning: 'The model is private, and the account has no access to it. Answered by a fault only.',
    remedy: 'Use another model.',
    evidence: published,
  },
  'model-terms': {
    status: 403,
    body: refused(5016, 'User has not agreed to Llama3.2 model terms'),
    meaning:
      'The account has not agreed to the terms of a model. No speech model has such terms. Answered by a fault only.',
    remedy: 'Agree to the terms of the model, or use another model.',
    evidence: published,
  },
  'account-blocked': {
    status: 403,
    body: refused(3023, 'Service unavailable for account'),
    meaning: 'The account may not use Workers AI at all. Answered by a fault only.',
    remedy: 'Ask the support of Cloudflare.',
    evidence: published,
  },
  'plan-required': {
    status: 403,
    body: refused(5035, 'This model requires a Workers Paid plan. See pricing for details.'),
    meaning: 'The model is for paying accounts only. Answered by a fault only.',
    remedy: 'Use another model, or take the Workers Paid plan.',
    evidence: documented('cloudflare-docs workers-ai/platform/errors.mdx, newer than 0309c8b: code, status and text'),
  },
  'sdk-deprecated': {
    status: 405,
    body: refused(5019, 'Request trying to use deprecated SDK version'),
    meaning: 'The request comes from a version of an SDK that is not served any more. Answered by a fault only.',
    remedy: 'Update the SDK.',
    evidence: published,
  },
  'task-rate-limited': {
    status: 429,
    headers: { 'Retry-After': '{wait}' },
    body: refused(971, 'Please wait and consider throttling your request speed'),
    meaning: 'More requests for speech recognition came in a minute than are allowed.',
    remedy: 'Wait for the seconds in Retry-After.',
    evidence: assumed('the limit of 720 a minute is documented, the answer past it is not'),
  },
} as const satisfies Record<string, Failure>;

/** Every refusal that a request to Workers AI can meet, the gateway's included. */
export const failures = { ...gatewayFailures, ...aiFailures } as const;

/** Names a refusal of Workers AI or of its gateway. */
export type FailureId = keyof typeof failures;
