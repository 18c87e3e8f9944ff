import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { CheckCase } from '../../model/checks-of.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { chose, needsAi, needsRoomFor } from './support/account.ts';
import { check } from './support/check.ts';
import { expectError } from './support/refusals.ts';
import { SPEC, SUITES } from './support/sources.ts';
import { CLIP, created, creation, idOf, look, TASKS } from './support/tasks.ts';

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

interface AcceptedCase<Name extends string> extends Omit<CheckCase<Name, CheckContext>, 'cost' | 'run'> {
  readonly bodies: Readonly<Record<string, JsonObject>>;
}

const accepted = <const Name extends `tasks-create/${string}`>({ bodies, ...facts }: AcceptedCase<Name>) =>
  check({
    ...facts,
    cost: { requests: Object.keys(bodies).length },
    run: async (t) => {
      await needsRoomFor(t, Object.keys(bodies).length);
      await eachRow(t, bodies, async (body) => {
        idOf(await t.send(creation(body)));
      });
    },
  });

const moderation = (category: string, more: JsonObject = {}) => ({
  task_name: 'content-moderation',
  category,
  ...more,
});

/** POST /streaming/ai/tasks: five request shapes, one answer with an id. */
export const taskCreateChecks = [
  accepted({
    id: 'tasks-create/transcription',
    title: 'A transcription is created',
    requirement: 'POST /streaming/ai/tasks answers 201 {"task_id": "<uuid>"}',
    evidence: documented(CREATE),
    bodies: { transcription: {} },
  }),
  accepted({
    id: 'tasks-create/translation',
    title: 'A translation is created',
    requirement: 'audio_language and subtitles_language take ISO 639-2 bibliographic codes',
    evidence: documented(CREATE),
    bodies: { both: { audio_language: 'eng', subtitles_language: 'ger' }, target: { subtitles_language: 'fre' } },
  }),
  accepted({
    id: 'tasks-create/moderation',
    title: 'Each category of content moderation is created',
    requirement: 'category: nsfw, hard_nudity, soft_nudity or sport',
    evidence: documented(CREATE),
    bodies: {
      nsfw: moderation('nsfw'),
      hard: moderation('hard_nudity'),
      soft: moderation('soft_nudity'),
      sport: moderation('sport'),
    },
  }),
  accepted({
    id: 'tasks-create/stop-objects',
    title: 'A search for nudity may name the labels that end it',
    requirement: 'stop_objects: a comma list of LABEL[:threshold]',
    evidence: documented(CREATE),
    bodies: {
      one: moderation('hard_nudity', { stop_objects: 'ANUS_EXPOSED' }),
      thresholds: moderation('soft_nudity', { stop_objects: 'FEMALE_BREAST_EXPOSED:0.4,MALE_GENITALIA_EXPOSED:0.9' }),
    },
  }),
  accepted({
    id: 'tasks-create/null-is-absent',
    title: 'Optional fields may be null',
    requirement: 'audio_language, subtitles_language, client_user_id and client_entity_data are null by default',
    evidence: documented(CREATE),
    bodies: {
      null: { audio_language: null, subtitles_language: null, client_user_id: null, client_entity_data: null },
    },
  }),
  accepted({
    id: 'tasks-create/client-fields',
    title: 'client_user_id accepts 256 characters, client_entity_data 4096',
    requirement: 'client_user_id: at most 256 characters; client_entity_data: at most 4096',
    evidence: documented(CREATE),
    bodies: { longest: { client_user_id: 'u'.repeat(256), client_entity_data: 'd'.repeat(4096) } },
  }),
  accepted({
    id: 'tasks-create/url-not-read',
    title: 'The address is not checked when a task is created',
    requirement: 'A task for the url "url" is created; a bad source is reported later',
    evidence: observed(`${SUITES}: the url "url" gets 201`),
    bodies: { word: { url: 'url' }, empty_host: { url: 'http://' } },
  }),
  accepted({
    id: 'tasks-create/terminological-codes',
    title: 'The other three-letter codes are accepted, too',
    requirement: 'deu, fra and zho are accepted like ger, fre and chi',
    evidence: assumed('one page documents the bibliographic codes, another prints the terminological ones'),
    bodies: { deu: { audio_language: 'deu', subtitles_language: 'fra' }, zho: { audio_language: 'zho' } },
  }),
  accepted({
    id: 'tasks-create/unknown-members',
    title: 'Unknown members are ignored',
    requirement: 'Unknown members of the body have no effect',
    evidence: assumed('usual for Django and Rails'),
    bodies: { more: { webhook: 'x', priority: 3 } },
  }),
  check({
    id: 'tasks-create/own-id',
    title: 'Equal requests create different tasks',
    requirement: 'Each POST creates a task with an id of its own',
    evidence: documented(CREATE),
    cost: { requests: 4 },
    run: async (t) => {
      const [first, second] = [await created(t), await created(t)];
      const { answer } = await look(t, first);
      answer.verify(first !== second, 'two ids', show([first, second]));
      await look(t, second);
    },
  }),
  check({
    id: 'tasks-create/url-required',
    title: 'A task needs a url',
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
