import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { type Check, defineCheck } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { chose, needsAi, needsRoomFor } from './support/account.ts';
import { expectError } from './support/refusals.ts';
import { SPEC, SUITES } from './support/sources.ts';
import { CLIP, created, creation, idOf, look, TASKS } from './support/tasks.ts';

const CREATE = `${SPEC}, POST ${TASKS}`;
const only400 = assumed(`${CREATE}: only 400 fits among the documented answers`);

interface RefusedBodies {
  readonly what: string;
  readonly bodies: Readonly<Record<string, JsonObject>>;
  /** The switch and its value under which the target accepts the bodies. */
  readonly skippedBy?: readonly [string, string];
}

/** Bodies that are refused with 400 and a text `error`. */
const REFUSED: Readonly<Record<string, RefusedBodies>> = {
  'unknown-task-name': { what: 'an unknown task_name', bodies: { name: { task_name: 'translation' } } },
  'unknown-category': {
    what: 'an unknown category',
    bodies: { weapon: { task_name: 'content-moderation', category: 'weapon' } },
  },
  'wrong-types': {
    what: 'fields of another type',
    bodies: {
      url: { url: 7 },
      language: { audio_language: ['eng'] },
      user: { client_user_id: 7 },
      data: { client_entity_data: {} },
    },
  },
  'unknown-language': {
    what: 'codes outside ISO 639-2',
    skippedBy: ['taskLanguages', 'ignore'],
    bodies: {
      'two letters': { audio_language: 'en' },
      'a tag': { subtitles_language: 'en-US' },
      auto: { audio_language: 'auto' },
      'no language': { audio_language: 'xqz' },
    },
  },
  'client-fields-too-long': {
    what: 'client_user_id beyond 256 and client_entity_data beyond 4096 characters',
    bodies: { user: { client_user_id: 'x'.repeat(257) }, data: { client_entity_data: 'x'.repeat(4097) } },
  },
  'unknown-stop-object': {
    what: 'stop_objects outside the labels of the category',
    bodies: { cat: { task_name: 'content-moderation', category: 'hard_nudity', stop_objects: 'CAT' } },
  },
};

const refused = ([name, { what, bodies, skippedBy }]: [string, RefusedBodies]): Check =>
  defineCheck({
    id: `gcore-ai/tasks-create/${name}`,
    title: `A task with ${what} is refused`,
    requirement: `${what} are refused with 400 {"error": "..."}`,
    evidence: only400,
    cost: { requests: Object.keys(bodies).length, credits: 0 },
    run: async (t) => {
      await needsAi(t);
      if (skippedBy && (await chose(t, ...skippedBy))) t.skip(`this target accepts ${what}`);
      await eachRow(t, bodies, async (body) => {
        expectError(await t.send(creation(body)), 400);
      });
    },
  });

const accepted = (
  name: string,
  title: string,
  requirement: string,
  evidence: Check['evidence'],
  bodies: Readonly<Record<string, JsonObject>>,
): Check =>
  defineCheck({
    id: `gcore-ai/tasks-create/${name}`,
    title,
    requirement,
    evidence,
    cost: { requests: Object.keys(bodies).length, credits: 0 },
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
export const taskCreateChecks: readonly Check[] = [
  accepted(
    'transcription',
    'A transcription is created',
    'POST /streaming/ai/tasks answers 201 {"task_id": "<uuid>"}',
    documented(CREATE),
    { transcription: {} },
  ),
  accepted(
    'translation',
    'A translation is created',
    'audio_language and subtitles_language take ISO 639-2 bibliographic codes',
    documented(CREATE),
    { both: { audio_language: 'eng', subtitles_language: 'ger' }, target: { subtitles_language: 'fre' } },
  ),
  accepted(
    'moderation',
    'Each category of content moderation is created',
    'category: nsfw, hard_nudity, soft_nudity or sport',
    documented(CREATE),
    {
      nsfw: moderation('nsfw'),
      hard: moderation('hard_nudity'),
      soft: moderation('soft_nudity'),
      sport: moderation('sport'),
    },
  ),
  accepted(
    'stop-objects',
    'A search for nudity may name the labels that end it',
    'stop_objects: a comma list of LABEL[:threshold]',
    documented(CREATE),
    {
      one: moderation('hard_nudity', { stop_objects: 'ANUS_EXPOSED' }),
      thresholds: moderation('soft_nudity', { stop_objects: 'FEMALE_BREAST_EXPOSED:0.4,MALE_GENITALIA_EXPOSED:0.9' }),
    },
  ),
  accepted(
    'null-is-absent',
    'Optional fields may be null',
    'audio_language, subtitles_language, client_user_id and client_entity_data are null by default',
    documented(CREATE),
    { null: { audio_language: null, subtitles_language: null, client_user_id: null, client_entity_data: null } },
  ),
  accepted(
    'client-fields',
    'client_user_id accepts 256 characters, client_entity_data 4096',
    'client_user_id: at most 256 characters; client_entity_data: at most 4096',
    documented(CREATE),
    { longest: { client_user_id: 'u'.repeat(256), client_entity_data: 'd'.repeat(4096) } },
  ),
  accepted(
    'url-not-read',
    'The address is not checked when a task is created',
    'A task for the url "url" is created; a bad source is reported later',
    observed(`${SUITES}: the url "url" gets 201`),
    { word: { url: 'url' }, empty_host: { url: 'http://' } },
  ),
  accepted(
    'terminological-codes',
    'The other three-letter codes are accepted, too',
    'deu, fra and zho are accepted like ger, fre and chi',
    assumed('one page documents the bibliographic codes, another prints the terminological ones'),
    { deu: { audio_language: 'deu', subtitles_language: 'fra' }, zho: { audio_language: 'zho' } },
  ),
  accepted(
    'unknown-members',
    'Unknown members are ignored',
    'Unknown members of the body have no effect',
    assumed('usual for Django and Rails'),
    { more: { webhook: 'x', priority: 3 } },
  ),
  defineCheck({
    id: 'gcore-ai/tasks-create/own-id',
    title: 'Equal requests create different tasks',
    requirement: 'Each POST creates a task with an id of its own',
    evidence: documented(CREATE),
    cost: { requests: 4, credits: 0 },
    run: async (t) => {
      const [first, second] = [await created(t), await created(t)];
      const { answer } = await look(t, first);
      answer.verify(first !== second, 'two ids', show([first, second]));
      await look(t, second);
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-create/url-required',
    title: 'A task needs a url',
    requirement: '400: "url" is not specified',
    evidence: documented(`${CREATE}, 400; the exact text is not known`),
    cost: { requests: 2, credits: 0 },
    run: async (t) => {
      await needsAi(t);
      await eachRow(t, { missing: {}, empty: { url: '' } }, async (more) => {
        expectError(await t.send({ method: 'POST', path: TASKS, json: { task_name: 'transcription', ...more } }), 400);
      });
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-create/task-name-left-out',
    title: 'Without task_name a task is a transcription, or refused',
    requirement: 'The samples leave task_name out, the schemas require it: 201 for a transcription, or 400',
    evidence: documented(`${CREATE}: samples and schemas contradict each other`),
    cost: { requests: 2, credits: 0 },
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
  defineCheck({
    id: 'gcore-ai/tasks-create/task-name-required',
    title: 'Where task_name is required, a task without it is refused',
    requirement: 'task_name is required by the schemas of all five shapes: 400 {"error": "..."}',
    evidence: documented(`${CREATE}, schemas; the samples of the same page leave it out`),
    cost: { requests: 1, credits: 0 },
    run: async (t) => {
      await needsAi(t);
      await t.given({ switches: { taskName: 'required' } });
      expectError(await t.send({ method: 'POST', path: TASKS, json: { url: CLIP } }), 400);
    },
  }),
  ...Object.entries(REFUSED).map(refused),
  defineCheck({
    id: 'gcore-ai/tasks-create/not-json',
    title: 'A body that is not a JSON object is refused',
    requirement: '400 {"error": "..."} for malformed JSON',
    evidence: only400,
    cost: { requests: 3, credits: 0 },
    run: async (t) => {
      await needsAi(t);
      const headers = { 'Content-Type': 'application/json' };
      await eachRow(t, { cut: '{"url": "http', text: 'url=x', list: '[]' }, async (body) => {
        expectError(await t.send({ method: 'POST', path: TASKS, headers, body }), 400);
      });
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-create/no-body',
    title: 'An empty body counts as a task without a url',
    requirement: '400 {"error": "..."} for an empty body',
    evidence: only400,
    cost: { requests: 1, credits: 0 },
    run: async (t) => {
      await needsAi(t);
      expectError(await t.send({ method: 'POST', path: TASKS, headers: { 'Content-Type': 'application/json' } }), 400);
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-create/media-type',
    title: 'A body of another type is refused, or still read',
    requirement: 'A form instead of JSON: 415 or 400 with {"error": "..."}',
    evidence: assumed("HTTP's own status; undocumented for Streaming"),
    cost: { requests: 1, credits: 0 },
    run: async (t) => {
      await needsAi(t);
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      expectError(await t.send({ method: 'POST', path: TASKS, headers, body: 'url=x' }), 400, 415);
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-create/refusals-make-nothing',
    title: 'A refused task does not exist',
    requirement: 'A request that was refused has created nothing',
    evidence: documented(CREATE),
    cost: { requests: 2, credits: 0 },
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
