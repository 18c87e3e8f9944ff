import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Check } from '../../model/check.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { misfit } from '../shape.ts';
import { chose } from './support/account.ts';
import { checksOf } from './support/check.ts';
import { expectFieldError, expectNotFound, expectRefusal } from './support/refusals.ts';
import { shapedList, shapedObject } from './support/shape.ts';
import { AUTH, SPEC } from './support/sources.ts';
import { addVideo, listed, lookAtVideo, newVideo, plainVideo, UNUSED_ID, VIDEOS } from './support/videos.ts';

const CREATE = `${SPEC}, POST ${VIDEOS}`;

const check = checksOf('videos');

/** Demands that members of a video are refused in every request with a video: alone, in a batch and in a change. */
async function expectRefusedVideo(t: CheckContext, more: JsonObject): Promise<void> {
  const { id } = await addVideo(t);
  const video = plainVideo(more);
  expectRefusal(await t.send({ method: 'POST', path: VIDEOS, json: { video } }), 422);
  expectRefusal(await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json: { videos: [video] } }), 422);
  expectRefusal(await t.send({ method: 'PATCH', path: `${VIDEOS}/${id}`, json: more }), 422);
}

const blank = (id: string, title: string, method: 'POST' | 'PATCH', rows: Record<string, JsonObject>) =>
  check(
    id,
    title,
    `422 {"errors": {"name": ["can't be blank"]}}`,
    documented(`${SPEC}, 422 of POST and PATCH`),
    Object.keys(rows).length + (method === 'POST' ? 0 : 3),
    async (t) => {
      if (await chose(t, 'blankName', 'accept')) t.skip('names are optional on this target');
      const before = method === 'POST' ? null : await lookAtVideo(t, (await addVideo(t)).id);
      const path = before === null ? VIDEOS : `${VIDEOS}/${before.video.id}`;
      await eachRow(t, rows, async (json) => {
        const answer = await t.send({ method, path, json });
        const problems = expectFieldError(answer, 'name');
        answer.verify(problems.includes("can't be blank"), `"can't be blank"`, show(problems));
      });
      if (before === null) return;
      const { answer, video } = await lookAtVideo(t, Number(before.video.id));
      answer.verify(isDeepStrictEqual(video, before.video), show(before.video, 900), show(video, 900));
    },
  );

/** Videos: create, read, list, change, delete. */
export const videoChecks: readonly Check[] = [
  check(
    'create-wrapped',
    'A video is created from a wrapped body',
    '200 with the video, in an array as in the specification or alone as in the upload guide',
    documented(`${CREATE}; streaming/video-hosting/upload-video-via-api`),
    2,
    async (t) => {
      const answer = await t.send({ method: 'POST', path: VIDEOS, json: { video: plainVideo() } });
      const video = newVideo(answer);
      answer.verify(video.name === 'Conformance', 'the video with its name', show(video));
      await lookAtVideo(t, video.id);
    },
  ),
  check(
    'create-flat',
    'A video is created from a flat body, as in the guides',
    '200 with the video for a body that is not wrapped',
    documented('seed 003, Generate and translate AI captions for a new VOD; vendor apps of 2023'),
    2,
    async (t) => {
      const video = newVideo(await t.send({ method: 'POST', path: VIDEOS, json: plainVideo({ name: 'Flat' }) }));
      const { answer, video: again } = await lookAtVideo(t, video.id);
      answer.verify(again.name === 'Flat', 'the name Flat', show(again.name));
    },
  ),
  check(
    'repeats',
    'A video repeats the fields of its request',
    'name, description, client_user_id, priority, directory_id come back',
    documented(`${SPEC}, createVideo and videoDetails`),
    2,
    async (t) => {
      const sent = {
        name: 'Name "ä" & <字幕> 🎬',
        // On other targets a live run needs the description for its marker.
        ...(t.arranged ? { description: 'What it is' } : {}),
        client_user_id: 7,
        priority: -3,
        directory_id: 800,
      };
      const { id } = await addVideo(t, plainVideo(sent));
      const { answer, video } = await lookAtVideo(t, id);
      for (const [name, value] of Object.entries(sent))
        answer.verify(video[name] === value, `${name} ${show(value)}`, show(video[name]));
    },
  ),
  check(
    'new',
    'A new video is empty and has its addresses',
    'status empty; slug, hls_url, hls_cmaf_url and dash_url; created_at in UTC',
    documented(`${SPEC}, videoDetails; streaming/video-hosting/vod-status`),
    2,
    async (t) => {
      const before = await t.now();
      const { id } = await addVideo(t);
      const { answer, video } = await lookAtVideo(t, id);
      answer.verify(video.status === 'empty', 'the status empty', show(video.status));
      const slug = answer.field('slug', 'string', video);
      const addresses = { hls_url: '/master.m3u8', hls_cmaf_url: '/master-cmaf.m3u8', dash_url: '/master.mpd' };
      for (const [name, end] of Object.entries(addresses)) {
        const address = answer.field(name, 'string', video);
        const fits = misfit(address, 'url') === null && address.includes(`_${slug}/`) && address.endsWith(end);
        answer.verify(fits, `${name}, a URL with _${slug}${end}`, address);
      }
      const created = Date.parse(answer.field('created_at', 'string', video));
      answer.verify(
        Math.abs(created - before) < 300_000,
        `created_at ${new Date(before).toISOString()}`,
        show(video.created_at),
      );
    },
  ),
  check(
    'own-id',
    'Each video has its own id and slug',
    'Equal requests create different videos',
    documented(CREATE),
    3,
    async (t) => {
      const [one, two] = [await addVideo(t), await addVideo(t)];
      const { answer } = await lookAtVideo(t, two.id);
      answer.verify(
        one.id !== two.id && one.slug !== two.slug,
        'two ids, two slugs',
        show([one.id, two.id, one.slug, two.slug]),
      );
    },
  ),
  check(
    'upload-later',
    'Without a source a video waits for its upload',
    'origin_url absent: uploaded by TUS later; the status stays empty',
    documented(`${SPEC}, origin_url`),
    3,
    async (t) => {
      const { id } = await addVideo(t);
      await t.wait(t.arranged ? 3_600 : 2);
      const { answer, video } = await lookAtVideo(t, id);
      answer.verify(
        video.status === 'empty' && !video.error,
        'an empty video without an error',
        show([video.status, video.error]),
      );
    },
  ),
  check(
    'upload',
    'The upload address of a video can be read',
    '200 {"servers": [...], "token", "video"}',
    documented(`${SPEC}, GET ${VIDEOS}/{video_id}/upload`),
    2,
    async (t) => {
      const { id } = await addVideo(t);
      const answer = await t.send({ path: `${VIDEOS}/${id}/upload` });
      const body = shapedObject(answer, 'getVideoUpload');
      answer.verify(Array.isArray(body.servers) && body.servers.length > 0, 'servers', show(body.servers));
      answer.verify(answer.field('token', 'string') !== '', 'a token', show(body.token));
      answer.verify(answer.field('video', 'object').id === id, `the video ${id}`, show(body.video));
    },
  ),
  blank('name-required', 'A video needs a name', 'POST', {
    missing: { video: { description: 'x' } },
    empty: { video: { name: '' } },
    spaces: { video: { name: '   ' } },
    null: { video: { name: null } },
    flat: { name: '' },
  }),
  check(
    'refusals-make-nothing',
    'A refused video does not exist',
    'A request that was refused has created nothing',
    documented(`${SPEC}, 422 of POST; client_user_id of GET ${VIDEOS}`),
    2,
    async (t) => {
      if (await chose(t, 'blankName', 'accept')) t.skip('names are optional on this target');
      // A number that no other video of the account has.
      const user = Math.floor((await t.now()) / 1_000) % 2 ** 31;
      const video = plainVideo({ name: '', client_user_id: user });
      expectRefusal(await t.send({ method: 'POST', path: VIDEOS, json: { video } }), 422);
      const { answer, ids } = await listed(t, `client_user_id=${user}`);
      answer.verify(ids.length === 0, 'no video', show(ids));
    },
  ),
  blank('name-kept', 'A change that removes the name is refused whole', 'PATCH', {
    empty: { name: '', priority: 4 },
    wrapped: { video: { name: ' ', priority: 4 } },
  }),
  check(
    'priority',
    'The priority goes from -10 to 10',
    'priority: -10 to 10; others are refused with 422',
    assumed(`${SPEC} documents the range, not the answer`),
    10,
    async (t) => {
      await eachRow(t, { least: -10, most: 10 }, async (priority) => {
        await addVideo(t, plainVideo({ priority }));
      });
      await eachRow(t, { more: 11, less: -11 }, async (priority) => {
        await expectRefusedVideo(t, { priority });
      });
    },
  ),
  check(
    'wrong-types',
    'Fields of another type are refused',
    '422 for fields with a wrong type',
    assumed('fields of a video are refused with 422 {"errors"}'),
    8,
    async (t) => {
      await eachRow(t, { text: { description: 7 }, number: { client_user_id: 'seven' } }, async (more) => {
        await expectRefusedVideo(t, more);
      });
    },
  ),
  check(
    'unknown-language',
    'Captions in an unknown language are refused',
    '422 for auto_ fields with codes outside ISO 639-2',
    assumed('the documented 422 of subtitles for the same mistake'),
    8,
    async (t) => {
      const rows = {
        spoken: { auto_transcribe_audio_language: 'english' },
        wanted: { auto_transcribe_audio_language: 'eng', auto_translate_subtitles_language: 'fre,xx' },
      };
      await eachRow(t, rows, async (more) => {
        await expectRefusedVideo(t, more);
      });
    },
  ),
  check(
    'unknown',
    'An unknown video is not found',
    '404 {"status": 404, "error": "Not Found. ..."}',
    assumed(`${SPEC} documents the schema, for videos no 404`),
    5,
    async (t) => {
      const rows = {
        get: { path: `${VIDEOS}/${UNUSED_ID}` },
        upload: { path: `${VIDEOS}/${UNUSED_ID}/upload` },
        patch: { method: 'PATCH', path: `${VIDEOS}/${UNUSED_ID}`, json: { name: 'x' } },
        delete: { method: 'DELETE', path: `${VIDEOS}/${UNUSED_ID}` },
        word: { path: `${VIDEOS}/no-number` },
      };
      await eachRow(t, rows, async (request) => {
        expectNotFound(await t.send(request));
      });
    },
  ),
  check(
    'of-another-account',
    'A video of another account is not found',
    'A token gives access to the videos of its account only',
    documented(`${AUTH}: tokens belong to an account`),
    4,
    async (t) => {
      const { id } = await addVideo(t);
      (await t.send({ path: `${VIDEOS}/${id}`, credential: 'neighbour' })).expectStatus(404);
      (await t.send({ method: 'DELETE', path: `${VIDEOS}/${id}`, credential: 'neighbour' })).expectStatus(404);
      const list = await t.send({ path: `${VIDEOS}?id=${id}`, credential: 'neighbour' });
      list.verify(shapedList(list, 'listVideos').length === 0, 'an empty list', list.summary());
      await lookAtVideo(t, id);
    },
  ),
];
