import { assumed } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { sendSubtitle } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

/** Requests for generated subtitles. */
export const generatedSubtitleChecks = [
  check({
    id: 'subtitles/wish-at-once',
    title: 'A request for generated subtitles is answered at once',
    requirement: '200 with the subtitle to come: its id, no file yet',
    evidence: assumed('the answer is undocumented'),
    cost: { requests: 2 },
    run: async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t);
      const answer = await sendSubtitle(t, id, { auto_transcribe_audio_language: 'eng' });
      const body = shapedObject(answer, 'createSubtitle');
      answer.verify(Number.isInteger(body.id) && body.vtt == null, 'an id and no file', show(body));
    },
  }),
];
