import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { TRANSLATE } from './support/auto-captions.ts';
import { check } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { sendSubtitle, subtitlesIn } from './support/subtitles.ts';
import { addVideo, captioned, clipVideo, readyVideo, UNTIL_READY } from './support/videos.ts';

/** Captions that are requested after the video is there. */
export const captionsOnDemandChecks = [
  check({
    id: 'auto-captions/on-demand',
    title: 'Captions can be requested later',
    quote:
      'run the add subtitle method, but instead of specifying the subtitle text, specify the "auto_transcribe_audio_language" parameter, and the system will also run the AI task to generate and attach the subtitle to the video.',
    requirement: '200 to a request for generated subtitles; the file follows',
    evidence: documented('guide generate-captions-via-api, Generate and translate AI captions for an exist VOD'),
    cost: UNTIL_READY,
    run: async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      await readyVideo(t, id);
      const answer = await sendSubtitle(t, id, { auto_transcribe_audio_language: 'auto' });
      shapedObject(answer, 'createSubtitle');
      await captioned(t, id, 1);
      const { answer: list, rows } = await subtitlesIn(t, id);
      const [row] = rows;
      const file = typeof row?.vtt === 'string' ? row.vtt : '';
      list.verify(rows.length === 1 && file.startsWith('WEBVTT\n\n1\n'), 'one subtitle with a file', show(rows));
      list.expectMembers({ language: 'eng', name: 'English (AI-generated)' }, row);
    },
  }),
  check({
    id: 'auto-captions/on-demand-translated',
    title: 'Translations are added as further subtitles',
    quote:
      'If several languages are specified for translation, a separate subtitle will be generated for each language.',
    requirement: 'auto_translate_subtitles_language with such a request: one subtitle per language',
    evidence: documented(TRANSLATE),
    cost: UNTIL_READY,
    run: async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      await readyVideo(t, id);
      const wanted = { auto_transcribe_audio_language: 'eng', auto_translate_subtitles_language: 'ita,spa' };
      shapedObject(await sendSubtitle(t, id, wanted), 'createSubtitle');
      await captioned(t, id, 3);
      const { answer, rows } = await subtitlesIn(t, id);
      const languages = rows.map(({ language }) => String(language)).sort();
      answer.verify(isDeepStrictEqual(languages, ['eng', 'ita', 'spa']), 'eng, ita and spa', show(languages));
    },
  }),
];
