import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { chose, needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { expectError } from './support/refusals.ts';
import { SPEC } from './support/sources.ts';
import { CLIP, creation, idOf, look, TASKS } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  badTask: 'Bad request: - "url" is not specified - Queue limit reached (100), try later - etc',
} as const;

const CREATE = `${SPEC}, POST ${TASKS}`;

const only400 = assumed(`${CREATE}: only 400 fits among the documented answers`);

interface RefusedCase<Name extends string> {
  readonly id: Name;
  readonly what: string;
  readonly bodies: Readonly<Record<string, JsonObject>>;
  /** The switch and its value under which the target accepts the bodies. */
  readonly skippedBy?: readonly [string, string];
}

/** Bodies that are refused with 400 and a text `error`. */
const refused = <const Name extends `tasks-create/${string}`>({ id, what, bodies, skippedBy }: RefusedCase<Name>) =>
  check({
    id,
    title: `A task with ${what} is refused`,
    requirement: `${what} are refused with 400 {"error": "..."}`,
    evidence: only400,
    cost: { requests: Object.keys(bodies).length },
    run: async (t) => {
      await needsAi(t);
      if (skippedBy && (await chose(t, ...skippedBy))) t.skip(`this target accepts ${what}`);
      await eachRow(t, bodies, async (body) => {
        expectError(await t.send(creation(body)), 400);
      });
    },
  });

/** Tasks that are refused. */
export const refusedTaskChecks = [
  check({
    id: 'tasks-create/url-required',
    title: 'A task needs a url',
    quote: says.badTask,
    requirement: '400: "url" is not specified',
    evidence: documented(`${CREATE}, 400; the exact text is not known`),
    cost: { requests: 2 },
    run: async (t) => {
      await needsAi(t);
      await eachRow(t, { missing: {}, empty: { url: '' } }, async (more) => {
        expectError(await t.send({ method: 'POST', path: TASKS, json: { task_name: 'transcription', ...more } }), 400);
      });
    },
  }),
  check({
    id: 'tasks-create/task-name-left-out',
    title: 'Without task_name a task is a transcription, or refused',
    quote: 'Auto language detection: { "url":"..." }',
    requirement: 'The samples leave task_name out, the schemas require it: 201 for a transcription, or 400',
    evidence: documented(`${CREATE}: samples and schemas contradict each other`),
    cost: { requests: 2 },
    run: async (t) => {
      await needsAi(t);
      const answer = await t.send({ method: 'POST', path: TASKS, json: { url: CLIP } });
      if (answer.status === 400 && !(await chose(t, 'taskName', 'optional'))) {
        expectError(answer, 400);
        return;
      }
      const task = await look(t, idOf(answer));
      const data = task.answer.field('task_data', 'object', task.body);
      task.answer.verify(data.task_name === 'transcription', 'the task_name transcription', show(data.task_name));
    },
  }),
  check({
    id: 'tasks-create/task-name-required',
    title: 'Where task_name is required, a task without it is refused',
    quote:
      'The request body must match exactly one task type: transcription, NSFW content moderation, hard nudity content moderation, soft nudity content moderation, or sport content moderation.',
    requirement: 'task_name is required by the schemas of all five shapes: 400 {"error": "..."}',
    evidence: documented(`${CREATE}, schemas; the samples of the same page leave it out`),
    cost: { requests: 1 },
    run: async (t) => {
      await needsAi(t);
      await t.given({ switches: { taskName: 'required' } });
      expectError(await t.send({ method: 'POST', path: TASKS, json: { url: CLIP } }), 400);
    },
  }),
  refused({
    id: 'tasks-create/unknown-task-name',
    what: 'an unknown task_name',
    bodies: { name: { task_name: 'translation' } },
  }),
  refused({
    id: 'tasks-create/unknown-category',
    what: 'an unknown category',
    bodies: { weapon: { task_name: 'content-moderation', category: 'weapon' } },
  }),
  refused({
    id: 'tasks-create/wrong-types',
    what: 'fields of another type',
    bodies: {
      url: { url: 7 },
      language: { audio_language: ['eng'] },
      user: { client_user_id: 7 },
      data: { client_entity_data: {} },
    },
  }),
  refused({
    id: 'tasks-create/unknown-language',
    what: 'codes outside ISO 639-2',
    skippedBy: ['taskLanguages', 'ignore'],
    bodies: {
      'two letters': { audio_language: 'en' },
      'a tag': { subtitles_language: 'en-US' },
      auto: { audio_language: 'auto' },
      'no language': { audio_language: 'xqz' },
    },
  }),
  refused({
    id: 'tasks-create/client-fields-too-long',
    what: 'client_user_id beyond 256 and client_entity_data beyond 4096 characters',
    bodies: { user: { client_user_id: 'x'.repeat(257) }, data: { client_entity_data: 'x'.repeat(4097) } },
  }),
  refused({
    id: 'tasks-create/unknown-stop-object',
    what: 'stop_objects outside the labels of the category',
    bodies: { cat: { task_name: 'content-moderation', category: 'hard_nudity', stop_objects: 'CAT' } },
  }),
  check({
    id: 'tasks-create/not-json',
    title: 'A body that is not a JSON object is refused',
    requirement: '400 {"error": "..."} for malformed JSON',
    evidence: only400,
    cost: { requests: 3 },
    run: async (t) => {
      await needsAi(t);
      const headers = { 'Content-Type': 'application/json' };
      await eachRow(t, { cut: '{"url": "http', text: 'url=x', list: '[]' }, async (body) => {
        expectError(await t.send({ method: 'POST', path: TASKS, headers, body }), 400);
      });
    },
  }),
  check({
    id: 'tasks-create/no-body',
    title: 'An empty body counts as a task without a url',
    requirement: '400 {"error": "..."} for an empty body',
    evidence: only400,
    cost: { requests: 1 },
    run: async (t) => {
      await needsAi(t);
      expectError(await t.send({ method: 'POST', path: TASKS, headers: { 'Content-Type': 'application/json' } }), 400);
    },
  }),
  check({
    id: 'tasks-create/media-type',
    title: 'A body of another type is refused, or still read',
    requirement: 'A form instead of JSON: 415 or 400 with {"error": "..."}',
    evidence: assumed("HTTP's own status; undocumented for Streaming"),
    cost: { requests: 1 },
    run: async (t) => {
      await needsAi(t);
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      expectError(await t.send({ method: 'POST', path: TASKS, headers, body: 'url=x' }), 400, 415);
    },
  }),
  check({
    id: 'tasks-create/refusals-make-nothing',
    title: 'A refused task does not exist',
    quote: says.badTask,
    requirement: 'A request that was refused has created nothing',
    evidence: documented(CREATE),
    cost: { requests: 2 },
    run: async (t) => {
      await needsAi(t);
      const name = `refused-${t.seed}-conform`;
      expectError(await t.send(creation({ url: '', client_user_id: name })), 400);
      const list = await t.send({ path: `${TASKS}?search=${name}` });
      list.expectStatus(200);
      list.verify(list.field('count', 'number') === 0, 'no task', list.summary());
    },
  }),
];
