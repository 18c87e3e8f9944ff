import { check } from './support/check.ts';
import { sample } from './support/media.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { documented, TYPES } from './support/sources.ts';

/** Videos whose sound cannot be transcribed. */
export const generateAudioChecks = [
  check({
    id: 'captions-generate/no-audio',
    title: 'A video without audio is refused',
    requirement: 'StreamError if the video is missing audio',
    evidence: documented(`${TYPES}.generate; status and code are not published`),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready({ input: await sample(stream, 'silent-30s.mp4') });
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.expectTags(video);
    },
  }),
  check({
    id: 'captions-generate/too-long',
    title: 'A video that is too long is refused',
    requirement: 'StreamError if the video duration is too long',
    evidence: documented(`${TYPES}.generate; limit, status and code are not published`),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready({ input: await sample(stream, 'speech-5h.mp4') });
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.expectTags(video);
    },
  }),
];
