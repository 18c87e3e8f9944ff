import { documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { cuesOf } from './support/results.ts';
import { SPEC } from './support/sources.ts';
import { anyTask, CLIP, created, look, transcribed } from './support/tasks.ts';
import { docs } from './support/transcription.ts';

/** Words of the sources that several checks rest on. */
const says = {
  taskData:
    'The object will correspond to the task type that was specified in the original request. There will be one object for transcription, another for searching for nudity, and so on.',
} as const;

const SENT = {
  url: `${CLIP}?q=%20ä`,
  audio_language: 'eng',
  subtitles_language: 'ger',
  // Opaque texts: not parsed as JSON, not cut, not normalised.
  client_user_id: 'user "7" \u00e9 e\u0301 日本 🎬',
  client_entity_data: `{"a": [1]} ${'d'.repeat(4_000)}`,
};

/** What a task keeps: its result and the fields of its request. */
export const keptChecks = [
  check({
    id: 'results/same-for-same',
    title: 'A finished task is the same at every read',
    quote: 'The result data is stored for 1 month, after which it is deleted.',
    requirement: 'Reading a task again gives the same status, progress and result',
    evidence: docs,
    cost: { requests: 11 },
    run: async (t) => {
      const { body } = await transcribed(t);
      for (const _again of [1, 2]) {
        const { answer, body: later } = await look(t, String(body.task_id));
        const { status, progress } = body;
        answer.expectMembers({ status, progress } as JsonObject, later);
      }
      const again = await look(t, String(body.task_id));
      again.answer.verify(
        JSON.stringify(cuesOf(again.answer, again.result ?? {})) ===
          JSON.stringify(cuesOf(again.answer, body.result as JsonObject)),
        'the same subtitles',
        show(again.result),
      );
    },
  }),
  check({
    id: 'results/task-data',
    title: 'A task repeats its request',
    quote: says.taskData,
    requirement: "task_data: the request's fields and task_name; client_id, if present, is a whole number",
    evidence: documented(`${SPEC}, ai_task_data`),
    cost: { requests: 2 },
    run: async (t) => {
      const { answer, body } = await look(t, await created(t, SENT));
      const data = answer.field('task_data', 'object', body);
      answer.expectMembers({ ...SENT, task_name: 'transcription' }, data);
      // The guide's sample has no client_id, and the schema does not require it.
      const account = data.client_id;
      answer.verify(account === undefined || Number.isInteger(account), 'client_id, a whole number', show(account));
    },
  }),
  check({
    id: 'results/task-data-unset',
    title: 'Fields that the request left out are not in the task',
    quote: says.taskData,
    requirement: 'Optional fields that are not set are left out of task_data, or null',
    evidence: documented(`${SPEC}, samples of ai_task_data; null is the default of the schema`),
    cost: { requests: 2 },
    run: async (t) => {
      const { answer, body } = await look(t, await anyTask(t));
      const data = answer.field('task_data', 'object', body);
      const names = [
        'audio_language',
        'subtitles_language',
        'client_user_id',
        'category',
        'stop_objects',
        // On other targets a live run puts its marker there.
        ...(t.arranged ? ['client_entity_data'] : []),
      ];
      const set = names.filter((name) => data[name] != null);
      answer.verify(set.length === 0, 'all of them unset', show(data));
    },
  }),
];
