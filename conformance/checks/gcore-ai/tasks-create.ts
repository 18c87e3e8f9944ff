import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { CheckCase } from '../../model/checks-of.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { affordable, eachRow } from '../rows.ts';
import { needsRoomFor } from './support/account.ts';
import { check } from './support/check.ts';
import { SPEC, SUITES } from './support/sources.ts';
import { anyTask, created, creation, idOf, look, TASKS } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  task201:
    'Response returns ID of the created AI task. Using this AI task ID, you can check the status and get the video processing result.',
} as const;

const CREATE = `${SPEC}, POST ${TASKS}`;

interface AcceptedCase<Name extends string> extends Omit<CheckCase<Name, CheckContext>, 'cost' | 'run'> {
  readonly bodies: Readonly<Record<string, JsonObject>>;
}

const accepted = <const Name extends `tasks-create/${string}`>({ bodies, ...facts }: AcceptedCase<Name>) =>
  check({
    ...facts,
    cost: { requests: Object.keys(bodies).length },
    run: async (t) => {
      await needsRoomFor(t, Object.keys(bodies).length);
      await eachRow(t, affordable(t, bodies, 1), async (body) => {
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
    quote: says.task201,
    requirement: 'POST /streaming/ai/tasks answers 201 {"task_id": "<uuid>"}',
    evidence: documented(CREATE),
    bodies: { transcription: {} },
  }),
  accepted({
    id: 'tasks-create/translation',
    title: 'A translation is created',
    quote: 'Language is set by 3-letter language code according to ISO-639-2 (bibliographic code).',
    requirement: 'audio_language and subtitles_language take ISO 639-2 bibliographic codes',
    evidence: documented(CREATE),
    bodies: { both: { audio_language: 'eng', subtitles_language: 'ger' }, target: { subtitles_language: 'fre' } },
  }),
  accepted({
    id: 'tasks-create/moderation',
    title: 'Each category of content moderation is created',
    quote:
      'nsfw: Quick algorithm to detect pornographic material [...] hard_nudity [...] soft_nudity [...] sport: Recognizes various sporting activities.',
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
    quote:
      'Comma separated objects, and probabilities, that will cause the processing to stop immediately after finding.',
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
    quote:
      'Meta parameter, designed to store your own identifier. [...] It is not used in any way in video processing.',
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
    quote: says.task201,
    requirement: 'Each POST creates a task with an id of its own',
    evidence: documented(CREATE),
    cost: { requests: 4 },
    run: async (t) => {
      const [first, second] = [await anyTask(t), await created(t)];
      const { answer } = await look(t, first);
      answer.verify(first !== second, 'two ids', show([first, second]));
      await look(t, second);
    },
  }),
];
