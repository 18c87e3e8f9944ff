import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { chose } from './support/account.ts';
import { check } from './support/check.ts';
import { expectFieldError, expectNotFound, expectRefusal } from './support/refusals.ts';
import { shapedList } from './support/shape.ts';
import { AUTH, SPEC } from './support/sources.ts';
import { addVideo, listed, lookAtVideo, plainVideo, UNUSED_ID, VIDEOS } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  blank: 'Name is a required parameter, so it must be specified',
} as const;

/** Demands that members of a video are refused in every request with a video: alone, in a batch and in a change. */
async function expectRefusedVideo(t: CheckContext, more: JsonObject): Promise<void> {
  const { id } = await addVideo(t);
  const video = plainVideo(more);
  expectRefusal(await t.send({ method: 'POST', path: VIDEOS, json: { video } }), 422);
  expectRefusal(await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json: { videos: [video] } }), 422);
  expectRefusal(await t.send({ method: 'PATCH', path: `${VIDEOS}/${id}`, json: more }), 422);
}

interface BlankCase<Name extends string> {
  readonly id: Name;
  readonly title: string;
  readonly method: 'POST' | 'PATCH';
  readonly rows: Readonly<Record<string, JsonObject>>;
}

const blank = <const Name extends `videos/${string}`>({ id, title, method, rows }: BlankCase<Name>) =>
  check({
    id,
    title,
    quote: says.blank,
    requirement: `422 {"errors": {"name": ["can't be blank"]}}`,
    evidence: documented(`${SPEC}, 422 of POST and PATCH`),
    cost: { requests: Object.keys(rows).length + (method === 'POST' ? 0 : 3) },
    run: async (t) => {
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
  });

/** Videos that are refused or not found. */
export const refusedVideoChecks = [
  blank({
    id: 'videos/name-required',
    title: 'A video needs a name',
    method: 'POST',
    rows: {
      missing: { video: { description: 'x' } },
      empty: { video: { name: '' } },
      spaces: { video: { name: '   ' } },
      null: { video: { name: null } },
      flat: { name: '' },
    },
  }),
  check({
    id: 'videos/refusals-make-nothing',
    title: 'A refused video does not exist',
    quote: says.blank,
    requirement: 'A request that was refused has created nothing',
    evidence: documented(`${SPEC}, 422 of POST; client_user_id of GET ${VIDEOS}`),
    cost: { requests: 2 },
    run: async (t) => {
      if (await chose(t, 'blankName', 'accept')) t.skip('names are optional on this target');
      // A number that no other video of the account has.
      const user = Math.floor((await t.now()) / 1_000) % 2 ** 31;
      const video = plainVideo({ name: '', client_user_id: user });
      expectRefusal(await t.send({ method: 'POST', path: VIDEOS, json: { video } }), 422);
      const { answer, ids } = await listed(t, `client_user_id=${user}`);
      answer.verify(ids.length === 0, 'no video', show(ids));
    },
  }),
  blank({
    id: 'videos/name-kept',
    title: 'A change that removes the name is refused whole',
    method: 'PATCH',
    rows: {
      empty: { name: '', priority: 4 },
      wrapped: { video: { name: ' ', priority: 4 } },
    },
  }),
  check({
    id: 'videos/priority',
    title: 'The priority goes from -10 to 10',
    requirement: 'priority: -10 to 10; others are refused with 422',
    evidence: assumed(`${SPEC} documents the range, not the answer`),
    cost: { requests: 10 },
    run: async (t) => {
      await eachRow(t, { least: -10, most: 10 }, async (priority) => {
        await addVideo(t, plainVideo({ priority }));
      });
      await eachRow(t, { more: 11, less: -11 }, async (priority) => {
        await expectRefusedVideo(t, { priority });
      });
    },
  }),
  check({
    id: 'videos/wrong-types',
    title: 'Fields of another type are refused',
    requirement: '422 for fields with a wrong type',
    evidence: assumed('fields of a video are refused with 422 {"errors"}'),
    cost: { requests: 8 },
    run: async (t) => {
      await eachRow(t, { text: { description: 7 }, number: { client_user_id: 'seven' } }, async (more) => {
        await expectRefusedVideo(t, more);
      });
    },
  }),
  check({
    id: 'videos/unknown-language',
    title: 'Captions in an unknown language are refused',
    requirement: '422 for auto_ fields with codes outside ISO 639-2',
    evidence: assumed('subtitles document 422 for the same mistake; fields of a video are refused with 422, too'),
    cost: { requests: 8 },
    run: async (t) => {
      const rows = {
        spoken: { auto_transcribe_audio_language: 'english' },
        wanted: { auto_transcribe_audio_language: 'eng', auto_translate_subtitles_language: 'fre,xx' },
      };
      await eachRow(t, rows, async (more) => {
        await expectRefusedVideo(t, more);
      });
    },
  }),
  check({
    id: 'videos/unknown',
    title: 'An unknown video is not found',
    requirement: '404 {"status": 404, "error": "Not Found. ..."}',
    evidence: assumed(`${SPEC} documents the schema, for videos no 404`),
    cost: { requests: 5 },
    run: async (t) => {
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
  }),
  check({
    id: 'videos/of-another-account',
    title: 'A video of another account is not found',
    quote: 'Confirm the token is valid and see which account it belongs to',
    requirement: 'A token gives access to the videos of its account only',
    evidence: documented(`${AUTH}: tokens belong to an account`),
    cost: { requests: 4 },
    run: async (t) => {
      await t.credential('neighbour');
      const { id } = await addVideo(t);
      (await t.send({ path: `${VIDEOS}/${id}`, credential: 'neighbour' })).expectStatus(404);
      (await t.send({ method: 'DELETE', path: `${VIDEOS}/${id}`, credential: 'neighbour' })).expectStatus(404);
      const list = await t.send({ path: `${VIDEOS}?id=${id}`, credential: 'neighbour' });
      list.verify(shapedList(list, 'listVideos').length === 0, 'an empty list', list.summary());
      await lookAtVideo(t, id);
    },
  }),
];
