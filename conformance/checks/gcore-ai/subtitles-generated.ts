import { assumed } from '../../../src/base/evidence.ts';
import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { checksOf } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { sendSubtitle } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

const check = checksOf('subtitles');

/** Requests for generated subtitles. */
export const generatedSubtitleChecks: readonly Check[] = [
  check(
    'wish-at-once',
    'A request for generated subtitles is answered at once',
    '200 with the subtitle to come: its id, no file yet',
    assumed('the answer is undocumented'),
    2,
    async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t);
      const answer = await sendSubtitle(t, id, { auto_transcribe_audio_language: 'eng' });
      const body = shapedObject(answer, 'createSubtitle');
      answer.verify(Number.isInteger(body.id) && body.vtt == null, 'an id and no file', show(body));
    },
  ),
];
