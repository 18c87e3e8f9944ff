import { assumed, documented } from '../../../src/base/evidence.ts';
import { check } from './support/check.ts';
import { expectError } from './support/refusals.ts';
import { CAPTIONS } from './support/sources.ts';
import { addSubtitle, lookAtSubtitle, sendSubtitle, subtitlesOf } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

/** The size of subtitle files. */
export const subtitleSizeChecks = [
  check({
    id: 'subtitles/too-large',
    title: 'A file has at most 5 MB',
    requirement: '413 or 422 for more than 5 MB',
    evidence: assumed(`${CAPTIONS}: up to 5 MB; the answer is assumed`),
    cost: { requests: 4 },
    run: async (t) => {
      const { id } = await addVideo(t);
      const vtt = `WEBVTT\n\nNOTE ${'x'.repeat(5 * 1024 * 1024)}\n`;
      expectError(await sendSubtitle(t, id, { language: 'ger', vtt }), 413, 422);
      const present = await addSubtitle(t, id);
      expectError(await t.send({ method: 'PATCH', path: subtitlesOf(id, present), json: { vtt } }), 413, 422);
    },
  }),
  check({
    id: 'subtitles/large',
    title: 'A file of 4 MB is accepted',
    quote: 'Size must be up to 5Mb.',
    requirement: 'A subtitle file may have up to 5 MB',
    evidence: documented(CAPTIONS),
    cost: { requests: 3 },
    run: async (t) => {
      const { id } = await addVideo(t);
      const vtt = `WEBVTT\n\nNOTE ${'x'.repeat(4 * 1024 * 1024)}\n`;
      const { answer, body } = await lookAtSubtitle(t, id, await addSubtitle(t, id, { vtt }));
      const { length } = String(body.vtt);
      answer.verify(length === vtt.length, `${vtt.length} characters`, length);
    },
  }),
];
