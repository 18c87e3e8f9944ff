import { documented } from '../../../src/base/evidence.ts';
import type { Check } from '../../model/check.ts';
import { eachRow } from '../rows.ts';
import { checksOf } from './support/check.ts';
import { expectNotFound } from './support/refusals.ts';
import { AUTH, ONE_SUBTITLE, SPEC } from './support/sources.ts';
import { lookAtSubtitle, subtitlesOf, VTT, videoWithSubtitle } from './support/subtitles.ts';
import { addVideo, UNUSED_ID } from './support/videos.ts';

const check = checksOf('subtitles');

/** Subtitles that a video or an account does not have. */
export const unknownSubtitleChecks: readonly Check[] = [
  check(
    'unknown',
    'An unknown subtitle is not found',
    '404 {"status": 404, "error": "Not Found. ..."}',
    documented(`${ONE_SUBTITLE}, 404`),
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
    documented(`${ONE_SUBTITLE}, 404`),
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
];
