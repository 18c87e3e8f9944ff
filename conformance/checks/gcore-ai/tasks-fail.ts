import { assumed, documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { SPEC } from './support/sources.ts';
import { ended, NOT_A_VIDEO, source, TASKS, timesOf } from './support/tasks.ts';

const TASK = `${SPEC}, GET ${TASKS}/{task_id}`;
const LOOKS = { requests: 12, credits: 0 };

/** Tasks that fail: always later, never at their creation. */
export const taskFailureChecks = [
  check({
    id: 'tasks-life/unsupported-file',
    title: 'A file that is not MP4 fails with a reason',
    quote: 'Unsupported file type: https://domain.com/video.zip',
    requirement: 'FAILURE with result {"error": "Unsupported file type: https://domain.com/video.zip"}',
    evidence: documented(`${SPEC}, example of ai_results_failure`),
    cost: LOOKS,
    run: async (t) => {
      const { answer, result } = await ended(t, { url: NOT_A_VIDEO }, 'FAILURE');
      const error = answer.field('error', 'string', result ?? {});
      answer.verify(error === `Unsupported file type: ${NOT_A_VIDEO}`, 'the documented error', show(error));
    },
  }),
  check({
    id: 'tasks-life/video-page',
    title: 'A page with a player is not accepted as a file',
    quote:
      'Please note that links to YouTube and Vimeo, etc. are not links to a video file, so they cannot be used for processing.',
    requirement: 'Links to YouTube and Vimeo are not links to a video file, so they cannot be used',
    evidence: documented(
      'guide generate-captions-via-api, Extended use of AI API; that the task fails later is assumed',
    ),
    cost: LOOKS,
    run: async (t) => {
      const { answer, result } = await ended(t, { url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ' }, 'FAILURE');
      answer.field('error', 'string', result ?? {});
    },
  }),
  check({
    id: 'tasks-life/unsupported-pair',
    title: 'An unsupported pair of languages fails with a reason',
    quote:
      'If a language pair is not supported for automatic translation, the task status will be FAILURE with description of the reason. Example: eng => uzb.',
    requirement: 'eng to uzb is not supported: the task is created and ends in FAILURE with result.error',
    evidence: documented(`${SPEC}, POST ${TASKS} and GET /streaming/ai/info`),
    cost: LOOKS,
    run: async (t) => {
      const body = { audio_language: 'eng', subtitles_language: 'uzb' };
      const { answer, result } = await ended(t, body, 'FAILURE');
      const error = answer.field('error', 'string', result ?? {});
      answer.verify(error.trim() !== '', 'a reason', show(result));
    },
  }),
  check({
    id: 'tasks-life/failed-is-complete',
    title: 'A failed task has an end and no text',
    requirement: 'FAILURE: completed_at is set, result has only the error',
    evidence: assumed(`${TASK} documents {"error"} only; that the times are set is assumed`),
    cost: LOOKS,
    run: async (t) => {
      const task = await ended(t, { url: NOT_A_VIDEO }, 'FAILURE');
      const { started_at, completed_at, total_time_sec } = timesOf(task);
      const times =
        typeof started_at === 'string' && typeof completed_at === 'string' && typeof total_time_sec === 'number';
      task.answer.verify(times, 'start, end and duration', show(timesOf(task)));
      const texts = ['subtitles', 'vttContent', 'concatenated_text', 'speech_detected'];
      const found = texts.filter((name) => task.result && name in task.result);
      task.answer.verify(found.length === 0, 'an error and nothing else', show(task.result));
    },
  }),
  check({
    id: 'tasks-life/source-trouble',
    title: 'A source that cannot be read fails the task later',
    requirement: 'A source that answers 403, 404 or too late: the task is created and fails with a reason',
    evidence: assumed('sources are read asynchronously; the reasons are documented for videos'),
    cost: LOOKS,
    run: async (t) => {
      await needsAi(t);
      for (const failure of ['origin-forbidden', 'origin-not-found', 'network-timeout']) {
        const { answer, result } = await ended(t, { url: await source(t, { failure }) }, 'FAILURE');
        answer.field('error', 'string', result ?? {});
      }
    },
  }),
];
