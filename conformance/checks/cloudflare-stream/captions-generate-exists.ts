import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { VTT } from './support/forms.ts';
import { sample } from './support/media.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { CAPTIONS_PAGE, captionsPage, documented, TYPES } from './support/sources.ts';
import { expectStarted } from './support/started.ts';

/** Words of the sources that several checks rest on. */
const says = {
  deleteFirst:
    'If you have already uploaded an English language caption for a video, you must first delete it in order to create an English generated caption.',
} as const;

/** Generating where a track exists already, or existed. */
export const generateExistsChecks = [
  check({
    id: 'captions-generate/exists-uploaded',
    title: 'An uploaded track is not overwritten',
    quote: says.deleteFirst,
    requirement: 'An existing caption must be deleted before one is generated in its language',
    evidence: documented(`${CAPTIONS_PAGE}; status and code are not published`),
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      const { answer, result } = await stream.do('getCaption', { video });
      answer.verify((result as Record<string, unknown>).generated === false, 'the uploaded track', show(result));
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-generate/exists-generated',
    title: 'A generated track is not generated again',
    quote: says.deleteFirst,
    requirement: 'StreamError if a generated caption already exists',
    evidence: documented(`${TYPES}.generate; status and code are not published`),
    cost: { requests: 12 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video });
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.finished(video, 'en');
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.expectTags(video, 'en');
    },
  }),
  check({
    id: 'captions-generate/after-delete',
    title: 'After deleting a track it can be generated',
    quote: says.deleteFirst,
    requirement: 'Delete the existing caption, then generate',
    evidence: captionsPage,
    cost: { requests: 12 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      await stream.do('deleteCaption', { video });
      await stream.generated(video, 'en');
      await stream.do('deleteCaption', { video });
      const { answer, result } = await stream.do('generateCaption', { video });
      expectStarted(answer, result);
    },
  }),
  check({
    id: 'captions-generate/ends-in-error',
    title: 'A generation that fails ends in the status error and must be deleted',
    quote:
      'If the caption enters an error state, you may attempt to re-generate it by first deleting it and then using the endpoint listed above.',
    requirement: 'status error; delete the track, then try again',
    evidence: captionsPage,
    cost: { requests: 12 },
    run: async (stream) => {
      const video = await stream.ready({ input: await sample(stream, 'noise-30s.mp4') });
      await stream.generated(video, 'en', 'error');
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.do('deleteCaption', { video });
      const { answer, result } = await stream.do('generateCaption', { video });
      expectStarted(answer, result);
    },
  }),
];
