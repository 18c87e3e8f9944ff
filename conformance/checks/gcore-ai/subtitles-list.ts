import { documented } from '../../../src/base/evidence.ts';
import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { checksOf } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { CAPTIONS, CREATE_SUBTITLE, SPEC } from './support/sources.ts';
import { addSubtitle, sendSubtitle, subtitlesIn, VTT, videoWithSubtitle } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

const check = checksOf('subtitles');

/** The list of the subtitles of a video, whose languages may repeat and whose names may be left out. */
export const subtitleListChecks: readonly Check[] = [
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
  check('name-left-out', 'The name may be left out', 'name: optional', documented(CREATE_SUBTITLE), 2, async (t) => {
    const { id } = await addVideo(t);
    const answer = await sendSubtitle(t, id, { language: 'ger', vtt: VTT });
    shapedObject(answer, 'createSubtitle');
  }),
];
