import { assumed, documented } from '../../base/evidence.ts';
import type { Failure } from '../types.ts';
import { facts } from './facts.ts';

const CREATE = 'streaming_api.yaml, POST /streaming/ai/tasks';
const CANCEL = 'streaming_api.yaml, POST /streaming/ai/tasks/{task_id}/cancel';
const INFO = 'streaming_api.yaml, GET /streaming/ai/info';
const ONLY_400 = 'only 400 fits among the documented answers of the operation; the text is ours';

/** Refusals of AI tasks: an object with the one member `error`. */
export const taskFailures = {
  'url-missing': {
    status: 400,
    body: { error: '"url" is not specified' },
    meaning: 'The field url is absent or empty.',
    remedy: 'Send the link to an MP4 file.',
    evidence: documented(`${CREATE} names the case; the exact text is not known`),
  },
  'task-name-missing': {
    status: 400,
    body: { error: '"task_name" is not specified' },
    meaning: 'The field task_name is absent, and the switch gcore-ai.taskName requires it.',
    remedy: 'Send "transcription" or "content-moderation".',
    evidence: assumed(`the schema requires it, the samples of the same page leave it out; ${ONLY_400}`),
  },
  'task-field-invalid': {
    status: 400,
    body: { error: 'Invalid value of "{field}": {problem}' },
    usual: { field: 'url', problem: 'not a string' },
    meaning: 'A field has a type, value or length that none of the five shapes allows.',
    remedy: 'Compare the body with the shape of its task_name and category.',
    evidence: assumed(ONLY_400),
  },
  'task-language-unknown': {
    status: 400,
    body: { error: 'Language code "{code}" of "{field}" is not recognized.' },
    usual: { field: 'audio_language' },
    meaning: 'A language code is not among the 99 ISO 639-2 codes.',
    remedy: 'Use three letters: ger or deu, not de. For detection leave audio_language out; auto is no value here.',
    evidence: assumed(`whether codes are checked at creation is not known; ${ONLY_400}`),
  },
  'queue-full': {
    status: 400,
    body: { error: 'Queue limit reached ({limit}), try later.' },
    usual: { limit: facts.queueLimit.value },
    meaning: 'As many tasks as the account may queue are not final yet. It is a 400, so SDKs do not repeat it.',
    remedy: 'Wait until tasks are final, or cancel some.',
    evidence: documented(`${CREATE}, 400`),
  },
  'task-not-found': {
    status: 404,
    body: { error: 'Task not found' },
    meaning: 'No task has this id. Cancelling answers with another body than reading.',
    remedy: 'Use an id that POST /streaming/ai/tasks answered with, under the same account.',
    evidence: documented(`${CANCEL}, 404`),
  },
  'task-final': {
    status: 412,
    body: { error: 'Cannot cancel task because it is already in status {status}.' },
    meaning: 'The task is in SUCCESS, FAILURE or REVOKED already.',
    remedy: 'Nothing is left to cancel.',
    evidence: documented(`${CANCEL}, 412, example for REVOKED`),
  },
  'info-type': {
    status: 400,
    body: { error: 'Invalid config type' },
    meaning: 'The parameter type is absent or not language_support.',
    remedy: 'Send type=language_support.',
    evidence: documented(`${INFO}, 400`),
  },
  'info-language-missing': {
    status: 400,
    body: { error: '"audio_language" is required for type "language_support"' },
    meaning: 'The parameter audio_language is absent.',
    remedy: 'Send the ISO 639-2 code of the spoken language.',
    evidence: assumed('the rule is documented, the answer is not; the text is ours'),
  },
  'task-json-invalid': {
    status: 400,
    body: { error: 'Request body is not valid JSON' },
    meaning: 'The body cannot be read as a JSON object.',
    remedy: 'Send one JSON object encoded as UTF-8.',
    evidence: assumed('AI paths answer 400 with {error}; the text is ours'),
  },
} as const satisfies Record<string, Failure>;
