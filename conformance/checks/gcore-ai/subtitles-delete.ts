import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { expectNotFound } from './support/refusals.ts';
import { ONE_SUBTITLE } from './support/sources.ts';
import { addSubtitle, subtitlesIn, subtitlesOf, videoWithSubtitle } from './support/subtitles.ts';

/** Deleting subtitle files. */
export const subtitleDeleteChecks = [
  check({
    id: 'subtitles/delete',
    title: 'A deleted subtitle is gone',
    quote: 'Delete specified video subtitle',
    requirement: '204; afterwards 404, and not in any list',
    evidence: documented(`${ONE_SUBTITLE}, DELETE`),
    cost: { requests: 6 },
    run: async (t) => {
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
      list.verify(
        isDeepStrictEqual(
          rows.map((row) => row.id),
          [other],
        ),
        show([other]),
        show(rows.map((row) => row.id)),
      );
    },
  }),
  check({
    id: 'subtitles/delete-twice',
    title: 'A deleted subtitle cannot be deleted again',
    quote: 'Not Found. Entity you are looking for was not found, please check the initial parameters',
    requirement: '404 for a subtitle that was deleted',
    evidence: documented(`${ONE_SUBTITLE}, 404 of DELETE`),
    cost: { requests: 4 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      (await t.send({ method: 'DELETE', path: subtitlesOf(video, id) })).expectStatus(204);
      expectNotFound(await t.send({ method: 'DELETE', path: subtitlesOf(video, id) }));
    },
  }),
];
