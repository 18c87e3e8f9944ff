import { documented } from '../../../src/base/evidence.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectNotFound } from './support/refusals.ts';
import { AUTH, ONE_SUBTITLE, SPEC } from './support/sources.ts';
import { lookAtSubtitle, subtitlesOf, VTT, videoWithSubtitle } from './support/subtitles.ts';
import { addVideo, UNUSED_ID } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  notFound: 'Not Found. Entity you are looking for was not found, please check the initial parameters',
} as const;

/** Subtitles that a video or an account does not have. */
export const unknownSubtitleChecks = [
  check({
    id: 'subtitles/unknown',
    title: 'An unknown subtitle is not found',
    quote: says.notFound,
    requirement: '404 {"status": 404, "error": "Not Found. ..."}',
    evidence: documented(`${ONE_SUBTITLE}, 404`),
    cost: { requests: 4 },
    run: async (t) => {
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
  }),
  check({
    id: 'subtitles/unknown-video',
    title: 'An unknown video has no subtitles',
    quote: says.notFound,
    requirement: '404 {"status": 404, "error": "Not Found. ..."}',
    evidence: documented(`${SPEC}, 404 of GET and POST .../subtitles`),
    cost: { requests: 3 },
    run: async (t) => {
      const rows = {
        list: { path: subtitlesOf(UNUSED_ID) },
        create: { method: 'POST', path: subtitlesOf(UNUSED_ID), json: { language: 'ger', vtt: VTT } },
        get: { path: subtitlesOf(UNUSED_ID, 7) },
      };
      await eachRow(t, rows, async (request) => {
        expectNotFound(await t.send(request));
      });
    },
  }),
  check({
    id: 'subtitles/of-another-video',
    title: 'A subtitle of another video is not found',
    quote: says.notFound,
    requirement: 'Subtitles belong to a video',
    evidence: documented(`${ONE_SUBTITLE}, 404`),
    cost: { requests: 5 },
    run: async (t) => {
      const { id } = await videoWithSubtitle(t);
      const { id: other } = await addVideo(t);
      expectNotFound(await t.send({ path: subtitlesOf(other, id) }));
      expectNotFound(await t.send({ method: 'DELETE', path: subtitlesOf(other, id) }));
    },
  }),
  check({
    id: 'subtitles/of-another-account',
    title: 'Subtitles of another account are not found',
    quote: 'Confirm the token is valid and see which account it belongs to',
    requirement: 'A token gives access to the videos of its account only',
    evidence: documented(`${AUTH}: tokens belong to an account`),
    cost: { requests: 5 },
    run: async (t) => {
      await t.credential('neighbour');
      const { video, id } = await videoWithSubtitle(t);
      (await t.send({ path: subtitlesOf(video, id), credential: 'neighbour' })).expectStatus(404);
      (await t.send({ method: 'DELETE', path: subtitlesOf(video, id), credential: 'neighbour' })).expectStatus(404);
      await lookAtSubtitle(t, video, id);
    },
  }),
];
