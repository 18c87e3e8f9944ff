import { assumed, documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { CHARACTERS, encodedSegment, SAME_RESOURCE } from '../characters.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectNotFound } from './support/refusals.ts';
import { shapedObject } from './support/shape.ts';
import { CREATE_SUBTITLE, ONE_SUBTITLE, SPEC } from './support/sources.ts';
import { addSubtitle, lookAtSubtitle, subtitlesIn, subtitlesOf, videoWithSubtitle } from './support/subtitles.ts';
import { anyTask, created, look } from './support/tasks.ts';
import { addVideo, listed, lookAtVideo, plainVideo, VIDEOS } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  patch: 'Method to update subtitle of a video. You can update all or only some of fields you need.',
  file: 'Full text of subtitles/captions, with escaped "\\n" ("\\r") symbol of new line',
} as const;

/** A WebVTT file with these lines as texts. */
const fileOf = (lines: readonly string[]): string =>
  `WEBVTT\n\n${lines.map((line, at) => `00:00:0${at}.000 --> 00:00:0${at}.900\n${line}\n`).join('\n')}`;

const ALL = Object.values(CHARACTERS).map((text) => `x${text}x`);

/** The same operation again and again, characters of every kind, and other spellings of a path. */
export const againChecks = [
  check({
    id: 'subtitles/patch-again',
    title: 'Each change is read back, however often a subtitle was read before',
    quote: says.patch,
    requirement: 'PATCH changes the named fields, each time, alone and in the list',
    evidence: documented(`${ONE_SUBTITLE}, PATCH`),
    cost: { requests: 24 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const other = await addSubtitle(t, video, { name: 'Other', language: 'fre' });
      for (const number of [1, 2, 3, 1, 4]) {
        const sent = { name: `Name ${number}`, vtt: fileOf([`This is file number ${number}`]) };
        const answer = await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: sent });
        shapedObject(answer, 'updateSubtitle');
        const again = await lookAtSubtitle(t, video, id);
        again.answer.expectMembers({ ...sent, language: 'ger' }, again.body);
        const { answer: list, rows } = await subtitlesIn(t, video);
        list.expectMembers(sent, rows.find((row) => row.id === id) ?? {});
        list.expectMembers({ name: 'Other' }, rows.find((row) => row.id === other) ?? {});
      }
    },
  }),
  check({
    id: 'subtitles/delete-again',
    title: 'Each of several deletions removes its own subtitle, with no id given out again',
    quote: 'Delete specified video subtitle',
    requirement: '204; afterwards 404, and not in any list',
    evidence: documented(`${ONE_SUBTITLE}, DELETE`),
    cost: { requests: 26 },
    run: async (t) => {
      const { video, id: kept } = await videoWithSubtitle(t);
      const seen = new Set([kept]);
      for (const name of ['first', 'second', 'third']) {
        const id = await addSubtitle(t, video, { name });
        const { answer } = await lookAtSubtitle(t, video, id);
        answer.verify(!seen.has(id), 'an id of its own', show(id));
        seen.add(id);
        (await t.send({ method: 'DELETE', path: subtitlesOf(video, id) })).expectStatus(204);
        expectNotFound(await t.send({ path: subtitlesOf(video, id) }));
        expectNotFound(await t.send({ method: 'DELETE', path: subtitlesOf(video, id) }));
        const { answer: list, rows } = await subtitlesIn(t, video);
        list.verify(rows.length === 1 && rows[0]?.id === kept, show([kept]), show(rows.map((row) => row.id)));
      }
    },
  }),
  check({
    id: 'subtitles/characters',
    title: 'Marks, joiners, accents and rare characters of a file and its name are kept',
    quote: says.file,
    requirement: 'vtt and name: the texts that were sent, at creation and at a change',
    evidence: documented(CREATE_SUBTITLE),
    cost: { requests: 6 },
    run: async (t) => {
      const { id: video } = await addVideo(t);
      const rows: Record<string, readonly string[]> = { all: ALL };
      for (const [kind, text] of Object.entries(CHARACTERS)) rows[kind] = [`x${text}x`];
      await eachRow(t, affordable(t, rows, 1), async (lines) => {
        const sent = { vtt: fileOf(lines), name: lines.join(' ') };
        const id = await addSubtitle(t, video, sent);
        const { answer, body } = await lookAtSubtitle(t, video, id);
        answer.expectMembers(sent, body);
        const changed = { vtt: `${sent.vtt}\n00:00:30.000 --> 00:00:31.000\n${lines[0]}\n`, name: `${sent.name}.` };
        shapedObject(await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: changed }), 'updateSubtitle');
        const again = await lookAtSubtitle(t, video, id);
        again.answer.expectMembers(changed, again.body);
      });
    },
  }),
  check({
    id: 'videos/characters',
    title: 'Marks, joiners, accents and rare characters of names and descriptions are kept',
    quote: 'Returns a set of videos by the given criteria.',
    requirement: 'name and description: the texts that were sent, alone, in the list and after a change',
    evidence: documented(`${SPEC}, ${VIDEOS}`),
    cost: { requests: 8 },
    run: async (t) => {
      const texts = { name: ALL.join(' '), description: `${[...ALL].reverse().join(' ')}\n\n\tand  a line` };
      const { id } = await addVideo(t, plainVideo(texts));
      const swapped = { name: [...ALL].reverse().join(' '), description: `${texts.name}\nand\n  lines` };
      // In a live run a new video has the run's marker behind its name.
      for (const wanted of t.arranged ? [texts, swapped] : [swapped]) {
        if (wanted === swapped) {
          (await t.send({ method: 'PATCH', path: `${VIDEOS}/${id}`, json: wanted })).expectStatus(200);
        }
        const { answer, video } = await lookAtVideo(t, id);
        answer.expectMembers(wanted, video);
        const list = await listed(t, `id=${id}`);
        list.answer.expectMembers(wanted, list.videos[0] ?? {});
      }
    },
  }),
  check({
    id: 'results/task-data-characters',
    title: "A task keeps its client's texts to the last character",
    quote:
      'The object will correspond to the task type that was specified in the original request. There will be one object for transcription, another for searching for nudity, and so on.',
    requirement: 'client_user_id of 256 and client_entity_data of 4096 characters: as they were sent',
    evidence: documented(`${SPEC}, ai_task_data`),
    cost: { requests: 4 },
    run: async (t) => {
      const text = ALL.join(' ');
      const rows = {
        all: {
          client_user_id: `${text.slice(0, 120)}${'u'.repeat(135)}!`,
          client_entity_data: ` ${text}\n\t${'d'.repeat(4_092 - text.length)}!`,
        },
        characters: { client_user_id: text.slice(0, 120), client_entity_data: ` ${text}\n\t${text} ` },
        lengths: { client_user_id: `${'u'.repeat(255)}!`, client_entity_data: `${'d'.repeat(4_095)}!` },
      };
      await eachRow(t, affordable(t, rows, 1), async (sent) => {
        const { answer, body } = await look(t, await created(t, sent));
        answer.expectMembers(sent, answer.field('task_data', 'object', body));
      });
    },
  }),
  check({
    id: 'errors/percent-encoded',
    title: 'A percent-encoded id is refused, or means the same',
    quote: SAME_RESOURCE,
    requirement: 'What is accepted under %37 is the id 7',
    evidence: documented('RFC 3986, section 2.3'),
    cost: { requests: 8 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const rows = [
        [`${VIDEOS}/${video}`, video],
        [subtitlesOf(video, id), id],
      ] as const;
      for (const [path, wanted] of rows) {
        const answer = await t.send({ path: encodedSegment(path, String(wanted)) });
        if (answer.status < 300)
          answer.verify(answer.field('id', 'number') === wanted, `the id ${wanted}`, answer.summary());
        else answer.verify(answer.status >= 400 && answer.status < 500, 'the resource, or a refusal', answer.summary());
      }
      await look(t, await anyTask(t));
    },
  }),
  check({
    id: 'errors/percent-decoded',
    title: 'A percent-encoded id is accepted',
    quote: SAME_RESOURCE,
    requirement: '%37 is 7 in the paths of videos and subtitles',
    evidence: documented('RFC 3986, section 2.3'),
    level: 'should',
    cost: { requests: 8 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      for (const [path, segment] of [
        [`${VIDEOS}/${video}`, String(video)],
        [subtitlesOf(video, id), String(id)],
      ] as const) {
        (await t.send({ path: encodedSegment(path, segment) })).expectStatus(200);
      }
    },
  }),
  check({
    id: 'subtitles/language-case',
    title: 'A language code in capitals is refused, or means the language',
    requirement: 'GER is ger, or 422',
    evidence: assumed('whether codes have a case is undocumented'),
    cost: { requests: 6 },
    run: async (t) => {
      const { id: video } = await addVideo(t);
      for (const language of ['GER', 'Fre']) {
        const json = { language, name: 'x', vtt: fileOf(['a']) };
        const answer = await t.send({ method: 'POST', path: subtitlesOf(video), json });
        answer.expectStatus(200, 400, 422);
        if (answer.status !== 200) continue;
        const shown = answer.field('language', 'string');
        answer.verify(shown.toLowerCase() === language.toLowerCase(), `the language ${language}`, show(shown));
      }
    },
  }),
];
