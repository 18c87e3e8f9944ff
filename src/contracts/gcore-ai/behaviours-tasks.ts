import { assumed, documented, observed } from '../../base/evidence.ts';
import type { BehaviourTable } from '../types.ts';

const CREATE = 'streaming_api.yaml, POST /streaming/ai/tasks';
const LIST = 'streaming_api.yaml, GET /streaming/ai/tasks';
const TASK = 'streaming_api.yaml, GET /streaming/ai/tasks/{task_id}';

/** How AI tasks behave. */
export const taskBehaviours = {
  'scheme-case': {
    statement: 'The scheme of Authorization is compared in any case; the token is everything after the first space.',
    evidence: observed('streaming_api.yaml writes apikey, the guides APIKey; the SDK suites send "APIKey My API Key"'),
  },
  'gate-order': {
    statement:
      'Checks run in this order: route (404, 405), token (401), permission (403), rate (429), feature (422), body.',
    evidence: assumed('the order of Django REST Framework, which envelope and parameters of the list look like'),
  },
  'url-unchecked': {
    statement: 'The syntax of url is not checked when a task is created; bad sources fail later.',
    evidence: observed('the SDK suites create tasks for the url "url" and expect 201'),
  },
  'unknown-members': {
    statement: 'Unknown JSON members are ignored.',
    evidence: assumed('the habit of Django and Rails'),
  },
  'task-name-default': {
    statement: 'Without task_name a task is a transcription; with a category it is content moderation.',
    evidence: documented(`${CREATE}: the samples leave task_name out`),
  },
  'life-cycle': {
    statement: 'RECEIVED, PENDING, STARTED, then SUCCESS or FAILURE; STARTED may fall back to PENDING and return.',
    evidence: documented(TASK),
  },
  'billed-on-success': {
    statement: 'A task is paid only once it is in SUCCESS; transcription is free, translation is paid.',
    evidence: documented(
      `${CREATE}, and the SDK's text of an AI task (22 July 2026): "billed only after [...] SUCCESS"`,
    ),
  },
  'final-states': {
    statement: 'SUCCESS, FAILURE and REVOKED are final: the task does not change any more.',
    evidence: documented(TASK),
  },
  retries: {
    statement: 'After an internal failure a task is in RETRY, then PENDING again, at most three times.',
    evidence: documented(`${TASK}; the order inside RETRY is assumed`),
  },
  progress: {
    statement: 'progress is an integer from 0 to 100 that never falls; more than 0 once the task is taken into work.',
    evidence: documented(TASK),
  },
  'progress-kept': {
    statement: 'A failed or cancelled task keeps the progress that it had.',
    evidence: assumed('nothing is documented; the work did not go on'),
  },
  'processing-time': {
    statement: 'total_time_sec is completed_at less started_at, to the millisecond; null until the task is final.',
    evidence: documented(`${TASK}, samples (to 10 ms); to the millisecond assumed`),
  },
  'result-null': {
    statement: 'result is null until the task is final, and for a cancelled task.',
    evidence: documented(`${TASK}: default null; for cancelled tasks assumed`),
  },
  'texts-agree': {
    statement: 'subtitles, vttContent and concatenated_text carry the same texts and times.',
    evidence: documented(`${TASK}, samples`),
  },
  'cue-times': {
    statement:
      'start_time and end_time are HH:MM:SS.mmm; vttContent numbers its cues from 1 and ends with a blank line.',
    evidence: documented(`${TASK}, samples`),
  },
  'no-speech': {
    statement: 'Without speech a task succeeds with speech_detected false and empty texts.',
    evidence: documented(`${CREATE}; that all texts are empty is assumed`),
  },
  'languages-detected': {
    statement: 'languages has the codes that were given, else the detected ones, at most five.',
    evidence: documented(TASK),
  },
  'languages-translated': {
    statement: 'Of a translation, languages has the spoken ones, then the target.',
    evidence: assumed('the schema says audio or subtitle codes are copied, and has one list'),
  },
  'codes-both-forms': {
    statement: 'Bibliographic and terminological codes are taken (ger, deu); answers have the bibliographic one.',
    evidence: assumed('one page documents the first form, another prints the second'),
  },
  'support-rule': {
    statement:
      'Any of 99 languages becomes text or English; other translations stay within 76. The prose says 100 and 77; the lists beside it count.',
    evidence: documented(
      'streaming_api.yaml of 2026-07-14, GET /streaming/ai/info: the lists; its prose has "100" and "77"',
    ),
  },
  'unsupported-pair': {
    statement: 'A task for an unsupported pair is created, and fails.',
    evidence: documented(CREATE),
  },
  'unsupported-file': {
    statement: 'A task for something else than an MP4 file is created, and fails with "Unsupported file type".',
    evidence: documented('streaming_api.yaml, ai_results_failure'),
  },
  'source-trouble': {
    statement: 'A source that answers 401, 403, 404, too late or in part is noticed later: the task fails.',
    evidence: assumed('sources are read asynchronously; the words are documented for videos'),
  },
  'stop-objects': {
    statement: 'A label of stop_objects, found at its threshold, ends the search.',
    evidence: documented(`${CREATE}, soft and hard nudity`),
  },
  'queue-limit': {
    statement: 'At most 100 tasks of an account are not final; one more is refused with 400.',
    evidence: documented(`${CREATE}, 400`),
  },
  'list-order': {
    statement: 'Tasks are listed by started_at, the latest first; those not started stand by their creation.',
    evidence: documented(`${LIST}; for those not started assumed`),
  },
  'list-fragments': {
    statement: 'next and previous are query strings such as page=2, or null; no URLs.',
    evidence: documented(`${LIST}, example`),
  },
  'list-count': { statement: 'count is the number of tasks that match.', evidence: assumed('the habit of such lists') },
  'list-tolerant': {
    statement: 'Values that make no sense (page 0, limit 0, a date that is none) are ignored, not refused.',
    evidence: observed('the SDK suites send limit=0, page=0 and date_created=date_created and expect 200'),
  },
  'list-search': {
    statement: 'search finds a part of task_id, task_name, status or task_data, in any case of letters.',
    evidence: documented(`${LIST}; any case of letters is assumed`),
  },
  'list-date': {
    statement: 'date_created as a date matches that UTC day, as a time that second.',
    evidence: assumed('"time when created", in ISO 8601, is all that is documented'),
  },
  'cancel-final': {
    statement: 'Cancelling a final task is refused with 412.',
    evidence: documented('streaming_api.yaml, POST /streaming/ai/tasks/{task_id}/cancel'),
  },
  retention: {
    statement: 'A month after its end a task keeps its row and loses its result.',
    evidence: documented(`${TASK}: result data is kept one month; that the row stays is assumed`),
  },
  'no-callbacks': {
    statement: 'No webhook tells of AI tasks; clients poll.',
    evidence: documented('get-webhooks-from-the-streaming-platform lists streams, videos, restreams'),
  },
} as const satisfies BehaviourTable;
