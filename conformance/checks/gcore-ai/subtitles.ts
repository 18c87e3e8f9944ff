import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { needsAi } from './support/account.ts';
import { checksOf } from './support/check.ts';
import { expectError, expectNotFound, expectRefusal } from './support/refusals.ts';
import { shapedObject } from './support/shape.ts';
import { AUTH, CAPTIONS, SPEC } from './support/sources.ts';
import {
  addSubtitle,
  lookAtSubtitle,
  needsChecks,
  SRT,
  sendSubtitle,
  subtitlesIn,
  subtitlesOf,
  VTT,
  videoWithSubtitle,
} from './support/subtitles.ts';
import { addVideo, UNUSED_ID } from './support/videos.ts';

const CREATE = `${SPEC}, POST /streaming/videos/{video_id}/subtitles`;
const ONE = `${SPEC}, /streaming/videos/{video_id}/subtitles/{id}`;

const check = checksOf('subtitles');

/** WebVTT files that come back unchanged. */
const FILES = {
  'no cues': 'WEBVTT\n\n',
  'header text':
    'WEBVTT - title\n\nNOTE a remark\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 line:0\nA\n',
  CRLF: 'WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nA\r\n',
  'no final newline': 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<i>A</i> &amp; B  ',
  'blank lines':
    'WEBVTT\n\n\nintro\n00:00:01.000 --> 00:00:02.000\te\u0301\n\n\n\n00:00:03.000 --> 00:00:04.000\nB \n\n\n',
  scripts: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nשלום 字幕 👩‍👩‍👧 \u00a0|\n',
};

/** Files that a server might convert. */
const OTHER_FILES = { BOM: '\ufeffWEBVTT\n\n00:00:01.000 --> 00:00:02.000\nA\n', SRT };

const verbatim = (name: string, title: string, evidence: Check['evidence'], files: Readonly<Record<string, string>>) =>
  check(name, title, 'vtt: the text that was sent', evidence, 2 * Object.keys(files).length + 1, async (t) => {
    const { id: video } = await addVideo(t);
    await eachRow(t, files, async (vtt) => {
      const { answer, body } = await lookAtSubtitle(t, video, await addSubtitle(t, video, { vtt }));
      answer.verify(body.vtt === vtt, show(vtt, 400), show(body.vtt, 400));
    });
  });

/** Subtitle files of videos. */
export const subtitleChecks: readonly Check[] = [
  check(
    'create',
    'A subtitle file is added',
    '200 {"id", "name", "language", "vtt"} with the sent values',
    documented(`${CREATE}; ${CAPTIONS}`),
    3,
    async (t) => {
      const { id: video } = await addVideo(t);
      const sent = { name: 'German (AI-generated)', language: 'ger', vtt: VTT };
      const answer = await sendSubtitle(t, video, sent);
      const body = shapedObject(answer, 'createSubtitle');
      answer.verify(Number.isInteger(body.id), 'an id', show(body.id));
      for (const [name, value] of Object.entries(sent))
        answer.verify(body[name] === value, `${name} ${show(value)}`, show(body[name]));
      const again = await lookAtSubtitle(t, video, Number(body.id));
      for (const [name, value] of Object.entries({ ...sent, id: body.id ?? null })) {
        again.answer.verify(again.body[name] === value, `${name} ${show(value)}`, show(again.body[name]));
      }
    },
  ),
  check(
    'create-srt',
    'SRT is accepted, too',
    'vtt: SRT "must start from integer"',
    documented(CREATE),
    2,
    async (t) => {
      const { id } = await addVideo(t);
      shapedObject(await sendSubtitle(t, id, { language: 'ger', vtt: SRT }), 'createSubtitle');
    },
  ),
  verbatim(
    'verbatim',
    'A WebVTT file comes back character for character',
    documented(`${SPEC}, subtitleBase.vtt: full text, with its line ends; gcore-python SubtitleBase of answers`),
    FILES,
  ),
  verbatim(
    'verbatim-others',
    'SRT stays SRT, and a byte order mark is kept',
    assumed('a conversion is not documented'),
    OTHER_FILES,
  ),
  check(
    'list',
    'The subtitles of a video are listed',
    '200 with a bare array of {id, name, language, vtt}',
    documented(`${SPEC}, GET .../subtitles; ${CAPTIONS}`),
    5,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const other = await addSubtitle(t, video, { language: 'fre', name: 'Français' });
      const { answer, rows } = await subtitlesIn(t, video);
      answer.verify(
        show(rows.map((row) => row.id).sort()) === show([id, other].sort()),
        show([id, other]),
        show(rows.map((row) => row.id)),
      );
      const german = rows.find((row) => row.id === id);
      answer.verify(
        german?.language === 'ger' && german.name === 'Deutsch' && german.vtt === VTT,
        'the German one whole',
        show(german),
      );
    },
  ),
  check(
    'list-empty',
    'A video without subtitles has an empty list',
    '200 with an empty array',
    documented(`${SPEC}, GET .../subtitles`),
    2,
    async (t) => {
      const { id } = await addVideo(t);
      const { answer, rows } = await subtitlesIn(t, id);
      answer.verify(rows.length === 0, 'an empty list', show(rows));
    },
  ),
  check(
    'list-of-one-video',
    'A list has the subtitles of its video only',
    'Subtitles belong to a video',
    documented(`${SPEC}, GET .../subtitles`),
    4,
    async (t) => {
      const { id } = await videoWithSubtitle(t);
      const { id: other } = await addVideo(t);
      const { answer, rows } = await subtitlesIn(t, other);
      answer.verify(rows.length === 0, `no subtitle ${id}`, show(rows));
    },
  ),
  check(
    'same-language',
    'A video may have several subtitles in one language',
    'Several subtitles in one language are allowed',
    documented(CAPTIONS),
    5,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const second = await addSubtitle(t, video, { name: 'Deutsch (2)' });
      const { answer, rows } = await subtitlesIn(t, video);
      answer.verify(rows.length === 2 && id !== second, 'two subtitles', show(rows));
    },
  ),
  check('name-left-out', 'The name may be left out', 'name: optional', documented(CREATE), 2, async (t) => {
    const { id } = await addVideo(t);
    const answer = await sendSubtitle(t, id, { language: 'ger', vtt: VTT });
    shapedObject(answer, 'createSubtitle');
  }),
  check(
    'patch',
    'Changing a subtitle changes only the named fields',
    'PATCH takes any subset: name, language, vtt; 200 with the three',
    documented(`${ONE}, PATCH; ${CAPTIONS}`),
    8,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      let wanted: JsonObject = { name: 'Deutsch', language: 'ger', vtt: VTT };
      for (const json of [
        { name: 'Renamed' },
        { vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\nNeu\n' },
        { language: 'fre' },
      ]) {
        const answer = await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json });
        const body = shapedObject(answer, 'updateSubtitle');
        wanted = { ...wanted, ...json };
        const again = await lookAtSubtitle(t, video, id);
        for (const [name, value] of Object.entries(wanted)) {
          answer.verify(body[name] === value, `${name} ${show(value)}`, show(body[name]));
          again.answer.verify(again.body[name] === value, `${name} ${show(value)}`, show(again.body[name]));
        }
      }
    },
  ),
  check(
    'patch-nothing',
    'An empty change has no effect',
    'PATCH {} answers 200 with the unchanged subtitle',
    documented(`${ONE}, PATCH: every member is optional`),
    4,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const answer = await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: {} });
      const body = shapedObject(answer, 'updateSubtitle');
      answer.verify(body.vtt === VTT && body.language === 'ger', 'the subtitle as it was', show(body));
    },
  ),
  check(
    'patch-one-only',
    'Other subtitles do not change',
    'PATCH changes only the named subtitle',
    documented(`${ONE}, PATCH`),
    5,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const other = await addSubtitle(t, video, { name: 'Other' });
      (await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: { name: 'Renamed' } })).expectStatus(200);
      const { answer, body } = await lookAtSubtitle(t, video, other);
      answer.verify(body.name === 'Other', 'the name Other', show(body.name));
    },
  ),
  check(
    'patch-refused',
    'A change to an unknown language is refused and changes nothing',
    '422 {"status": 422, "error": "..."}',
    documented(`${ONE}, 422 of PATCH`),
    4,
    async (t) => {
      await needsChecks(t);
      const { video, id } = await videoWithSubtitle(t);
      expectError(
        await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: { language: 'xqz', name: 'no' } }),
        422,
      );
      const { answer, body } = await lookAtSubtitle(t, video, id);
      answer.verify(body.language === 'ger' && body.name === 'Deutsch', 'the subtitle as it was', show(body));
    },
  ),
  check(
    'patch-file-refused',
    'A change to a text that is not a subtitle file is refused',
    '422: the file must start with WEBVTT or an integer',
    assumed(`${SPEC} documents the rule, not the answer`),
    3,
    async (t) => {
      await needsChecks(t);
      const { video, id } = await videoWithSubtitle(t);
      expectRefusal(await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: { vtt: 'Hello' } }), 422);
    },
  ),
  check(
    'delete',
    'A deleted subtitle is gone',
    '204; afterwards 404, and not in any list',
    documented(`${ONE}, DELETE`),
    6,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const other = await addSubtitle(t, video);
      const answer = await t.send({
        method: 'DELETE',
        path: subtitlesOf(video, id),
        headers: { 'Content-Type': 'application/json' },
      });
      answer.expectStatus(204);
      answer.verify(answer.bytes.length === 0, 'an empty body', answer.summary());
      expectNotFound(await t.send({ path: subtitlesOf(video, id) }));
      const { answer: list, rows } = await subtitlesIn(t, video);
      list.verify(show(rows.map((row) => row.id)) === show([other]), show([other]), show(rows.map((row) => row.id)));
    },
  ),
  check(
    'delete-twice',
    'A deleted subtitle cannot be deleted again',
    '404 for a subtitle that was deleted',
    documented(`${ONE}, 404 of DELETE`),
    4,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      (await t.send({ method: 'DELETE', path: subtitlesOf(video, id) })).expectStatus(204);
      expectNotFound(await t.send({ method: 'DELETE', path: subtitlesOf(video, id) }));
    },
  ),
  check(
    'unknown',
    'An unknown subtitle is not found',
    '404 {"status": 404, "error": "Not Found. ..."}',
    documented(`${ONE}, 404`),
    4,
    async (t) => {
      const { id } = await addVideo(t);
      const rows = {
        get: { path: subtitlesOf(id, UNUSED_ID) },
        patch: { method: 'PATCH', path: subtitlesOf(id, UNUSED_ID), json: { name: 'x' } },
        delete: { method: 'DELETE', path: subtitlesOf(id, UNUSED_ID) },
      };
      await eachRow(t, rows, async (request) => {
        expectNotFound(await t.send(request));
      });
    },
  ),
  check(
    'unknown-video',
    'An unknown video has no subtitles',
    '404 {"status": 404, "error": "Not Found. ..."}',
    documented(`${SPEC}, 404 of GET and POST .../subtitles`),
    3,
    async (t) => {
      const rows = {
        list: { path: subtitlesOf(UNUSED_ID) },
        create: { method: 'POST', path: subtitlesOf(UNUSED_ID), json: { language: 'ger', vtt: VTT } },
        get: { path: subtitlesOf(UNUSED_ID, 7) },
      };
      await eachRow(t, rows, async (request) => {
        expectNotFound(await t.send(request));
      });
    },
  ),
  check(
    'of-another-video',
    'A subtitle of another video is not found',
    'Subtitles belong to a video',
    documented(`${ONE}, 404`),
    5,
    async (t) => {
      const { id } = await videoWithSubtitle(t);
      const { id: other } = await addVideo(t);
      expectNotFound(await t.send({ path: subtitlesOf(other, id) }));
      expectNotFound(await t.send({ method: 'DELETE', path: subtitlesOf(other, id) }));
    },
  ),
  check(
    'of-another-account',
    'Subtitles of another account are not found',
    'A token gives access to the videos of its account only',
    documented(`${AUTH}: tokens belong to an account`),
    5,
    async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      (await t.send({ path: subtitlesOf(video, id), credential: 'neighbour' })).expectStatus(404);
      (await t.send({ method: 'DELETE', path: subtitlesOf(video, id), credential: 'neighbour' })).expectStatus(404);
      await lookAtSubtitle(t, video, id);
    },
  ),
  check(
    'too-large',
    'A file has at most 5 MB',
    '413 or 422 for more than 5 MB',
    assumed(`${CAPTIONS}: up to 5 MB; the answer is assumed`),
    4,
    async (t) => {
      const { id } = await addVideo(t);
      const vtt = `WEBVTT\n\nNOTE ${'x'.repeat(5 * 1024 * 1024)}\n`;
      expectError(await sendSubtitle(t, id, { language: 'ger', vtt }), 413, 422);
      const present = await addSubtitle(t, id);
      expectError(await t.send({ method: 'PATCH', path: subtitlesOf(id, present), json: { vtt } }), 413, 422);
    },
  ),
  check(
    'large',
    'A file of 4 MB is accepted',
    'A subtitle file may have up to 5 MB',
    documented(CAPTIONS),
    2,
    async (t) => {
      if (!t.arranged) t.skip('would send 4 MB');
      const { id } = await addVideo(t);
      const vtt = `WEBVTT\n\nNOTE ${'x'.repeat(4 * 1024 * 1024)}\n`;
      const { body } = await lookAtSubtitle(t, id, await addSubtitle(t, id, { vtt }));
      (await t.send({ path: subtitlesOf(id) })).verify(
        String(body.vtt).length === vtt.length,
        `${vtt.length} characters`,
        String(body.vtt).length,
      );
    },
  ),
  check(
    'wish-at-once',
    'A request for generated subtitles is answered at once',
    '200 with the subtitle to come: its id, no file yet',
    assumed('the answer is undocumented'),
    2,
    async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t);
      const answer = await sendSubtitle(t, id, { auto_transcribe_audio_language: 'eng' });
      const body = shapedObject(answer, 'createSubtitle');
      answer.verify(Number.isInteger(body.id) && body.vtt == null, 'an id and no file', show(body));
    },
  ),
];
