import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { chose } from './support/account.ts';
import { check } from './support/check.ts';
import { expectError, expectRefusal } from './support/refusals.ts';
import { shapedList } from './support/shape.ts';
import { SPEC } from './support/sources.ts';
import { subtitlesIn, VTT } from './support/subtitles.ts';
import { listed, lookAtVideo, plainVideo, VIDEOS } from './support/videos.ts';

/** Several videos in one request. */
export const videoBatchChecks = [
  check({
    id: 'videos/batch',
    title: 'Many videos are created at once',
    quote:
      'Method is used to set the task of creating videos in the form of 1 aggregated request instead of a large number of single requests.',
    requirement: '200 with an array, in the order of the request',
    evidence: documented(`${SPEC}, POST ${VIDEOS}/batch`),
    cost: { requests: 4 },
    run: async (t) => {
      const names = ['one', 'two', 'three'];
      const json = { videos: names.map((name) => plainVideo({ name })) };
      const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json });
      const videos = shapedList(answer, 'createVideos');
      answer.verify(
        isDeepStrictEqual(
          videos.map(({ name }) => name),
          names,
        ),
        show(names),
        show(videos.map(({ name }) => name)),
      );
      for (const { id } of videos) await lookAtVideo(t, Number(id));
    },
  }),
  check({
    id: 'videos/batch-subtitles',
    title: 'A batch may contain subtitles',
    quote: 'An additional advantage is the ability to specify subtitles in the same request.',
    requirement: 'subtitles: [{language, vtt, name}]',
    evidence: documented(`${SPEC}, createVideoBatch`),
    cost: { requests: 2 },
    run: async (t) => {
      const json = { videos: [plainVideo({ subtitles: [{ language: 'ger', name: 'Deutsch', vtt: VTT }] })] };
      const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json });
      const id = Number(shapedList(answer, 'createVideos')[0]?.id);
      const { answer: list, rows } = await subtitlesIn(t, id);
      const [row] = rows;
      list.verify(
        rows.length === 1 && row?.language === 'ger' && row.vtt === VTT && row.name === 'Deutsch',
        'the German subtitle',
        show(rows),
      );
    },
  }),
  check({
    id: 'videos/batch-refused',
    title: 'A batch with a video that has no name is refused',
    quote: 'Name is a required parameter, so it must be specified',
    requirement: `422 {"errors": ...}; no video of the batch is created`,
    evidence: documented(`${SPEC}, 422 of POST ${VIDEOS}/batch; that no video is created is assumed`),
    cost: { requests: 2 },
    run: async (t) => {
      if (await chose(t, 'blankName', 'accept')) t.skip('names are optional on this target');
      const name = `Batch ${t.seed} refused`;
      const json = { videos: [plainVideo({ name }), plainVideo({ name: '' })] };
      expectRefusal(await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json }), 422);
      if (!t.arranged) return;
      const { answer, ids } = await listed(t, `search=${encodeURIComponent(name)}`);
      answer.verify(ids.length === 0, 'no video', show(ids));
    },
  }),
  check({
    id: 'videos/batch-too-many',
    title: 'A batch has at most 500 videos',
    requirement: '400 for more than 500',
    evidence: assumed(`${SPEC} documents the number, not the answer`),
    cost: { requests: 1 },
    // A service that accepts them creates 501 videos.
    exhaustive: true,
    run: async (t) => {
      const json = { videos: Array.from({ length: 501 }, () => plainVideo()) };
      expectError(await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json }), 400);
    },
  }),
  check({
    id: 'videos/batch-odd',
    title: 'A batch must be a list of videos',
    quote: 'One or more parameters were specified incorrectly, check the request',
    requirement: '400 {"status": 400, "error": "Bad Request. ..."}',
    evidence: documented(`${SPEC}, 400 badrequest of POST ${VIDEOS}/batch; the case is assumed`),
    cost: { requests: 2 },
    run: async (t) => {
      await eachRow(t, { text: { videos: 'x' }, numbers: { videos: [7] } }, async (json) => {
        const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json });
        expectError(answer, 400);
        answer.verify(
          isJsonObject(answer.json()) && answer.field('status', 'number') === 400,
          'the field "status" 400',
          answer.summary(),
        );
      });
    },
  }),
];
