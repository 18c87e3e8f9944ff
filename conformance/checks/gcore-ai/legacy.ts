import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { chose, needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { anyTask, CLIP, look, TASKS } from './support/tasks.ts';

/**
 * Posts to a path of 2024; skips the check where the path is gone. Success is 200 or 201: the old pages name no status.
 */
async function legacyTask(t: CheckContext, path: string, json: JsonObject) {
  await needsAi(t);
  const answer = await t.send({ method: 'POST', path, json });
  if (answer.status === 404 && !(await chose(t, 'legacyAliases', 'on'))) t.skip(`this target no longer has ${path}`);
  answer.expectStatus(200, 201);
  const task = await look(t, answer.field('task_id', 'string'));
  return { answer: task.answer, data: task.answer.field('task_data', 'object', task.body) };
}

/** Paths of 2024 that the guide still has; the specification no longer lists them. */
export const legacyChecks = [
  check({
    id: 'legacy/transcribe',
    title: 'The transcription path of the guide creates a task',
    quote:
      "To assign a transcription task to Gcore AI ASR, execute the following API request: curl -L 'https://api.gcore.com/streaming/ai/transcribe'",
    requirement: 'POST /streaming/ai/transcribe {"url"} answers {"task_id"}',
    evidence: documented('guide generate-captions-via-api, step 2'),
    cost: { requests: 2 },
    run: async (t) => {
      const { answer, data } = await legacyTask(t, '/streaming/ai/transcribe', { url: CLIP, audio_language: 'eng' });
      answer.verify(
        data.task_name === 'transcription' && data.audio_language === 'eng',
        'a transcription of eng',
        show(data),
      );
    },
  }),
  check({
    id: 'legacy/detect-nudity',
    title: 'The nudity path of 2024 creates a task',
    requirement: 'POST /streaming/ai/detect-nudity {"url", "stop_objects"} answers {"task_id"}',
    evidence: documented('guide of 2024-03; with category in the portal of 2024-07'),
    cost: { requests: 2 },
    run: async (t) => {
      const { answer, data } = await legacyTask(t, '/streaming/ai/detect-nudity', { url: CLIP });
      answer.verify(data.task_name === 'content-moderation', 'content-moderation', show(data));
    },
  }),
  check({
    id: 'legacy/results',
    title: 'The results path of 2024 answers like the tasks of today',
    requirement: 'GET /streaming/ai/results/{task_id} answers as GET /streaming/ai/tasks/{task_id}',
    evidence: documented('guide of 2024-03'),
    cost: { requests: 3 },
    run: async (t) => {
      const id = await anyTask(t);
      const old = await t.send({ path: `/streaming/ai/results/${id}` });
      if (old.status === 404 && !(await chose(t, 'legacyAliases', 'on'))) t.skip('this target no longer has the path');
      old.expectStatus(200);
      const now = await t.send({ path: `${TASKS}/${id}` });
      const [before, after] = [old.json(), now.json()];
      const url = (body: JsonObject) => (isJsonObject(body.task_data) ? body.task_data.url : undefined);
      old.verify(before.task_id === id && url(before) === CLIP, `the task ${id} of the clip`, old.summary());
      // On a running clock a task changes between reads.
      for (const member of t.arranged ? ['status', 'progress', 'processing_time', 'task_data', 'result'] : []) {
        const same = isDeepStrictEqual(before[member] ?? null, after[member] ?? null);
        old.verify(same, `${member} ${show(after[member])}`, show(before[member]));
      }
    },
  }),
];
