import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { CAPTIONS, CREATE_SUBTITLE, SPEC } from './support/sources.ts';
import { addSubtitle, sendSubtitle, subtitlesIn, VTT, videoWithSubtitle } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  listSubtitles: 'Method returns a list of all subtitles that are already attached to a video.',
} as const;

/** The list of the subtitles of a video, whose languages may repeat and whose names may be left out. */
export const subtitleListChecks = [
  check({
    id: 'subtitles/list',
    title: 'The subtitles of a video are listed',
    quote: says.listSubtitles,
    requirement: '200 with a bare array of {id, name, language, vtt}',
    evidence: documented(`${SPEC}, GET .../subtitles; ${CAPTIONS}`),
    cost: { requests: 5 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const other = await addSubtitle(t, video, { language: 'fre', name: 'Français' });
      const { answer, rows } = await subtitlesIn(t, video);
      answer.verify(
        isDeepStrictEqual(rows.map((row) => row.id).sort(), [id, other].sort()),
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
  }),
  check({
    id: 'subtitles/list-empty',
    title: 'A video without subtitles has an empty list',
    quote: says.listSubtitles,
    requirement: '200 with an empty array',
    evidence: documented(`${SPEC}, GET .../subtitles`),
    cost: { requests: 2 },
    run: async (t) => {
      const { id } = await addVideo(t);
      const { answer, rows } = await subtitlesIn(t, id);
      answer.verify(rows.length === 0, 'an empty list', show(rows));
    },
  }),
  check({
    id: 'subtitles/list-of-one-video',
    title: 'A list has the subtitles of its video only',
    quote: says.listSubtitles,
    requirement: 'Subtitles belong to a video',
    evidence: documented(`${SPEC}, GET .../subtitles`),
    cost: { requests: 4 },
    run: async (t) => {
      const { id } = await videoWithSubtitle(t);
      const { id: other } = await addVideo(t);
      const { answer, rows } = await subtitlesIn(t, other);
      answer.verify(rows.length === 0, `no subtitle ${id}`, show(rows));
    },
  }),
  check({
    id: 'subtitles/same-language',
    title: 'A video may have several subtitles in one language',
    quote: 'You can add multiple subtitles in the same language, language uniqueness is not required.',
    requirement: 'Several subtitles in one language are allowed',
    evidence: documented(CAPTIONS),
    cost: { requests: 5 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const second = await addSubtitle(t, video, { name: 'Deutsch (2)' });
      const { answer, rows } = await subtitlesIn(t, video);
      answer.verify(rows.length === 2 && id !== second, 'two subtitles', show(rows));
    },
  }),
  check({
    id: 'subtitles/name-left-out',
    title: 'The name may be left out',
    quote: 'Name of subtitle file',
    requirement: 'name: optional',
    evidence: documented(CREATE_SUBTITLE),
    cost: { requests: 2 },
    run: async (t) => {
      const { id } = await addVideo(t);
      const answer = await sendSubtitle(t, id, { language: 'ger', vtt: VTT });
      shapedObject(answer, 'createSubtitle');
    },
  }),
];
