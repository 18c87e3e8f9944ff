import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { CAPTIONS_PAGE, observed, types } from './support/sources.ts';
import { expectStarted } from './support/started.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

/** Videos for which no caption can be generated: unknown, or not ready. */
export const generateRefusedChecks = [
  check({
    id: 'captions-generate/unknown-video',
    title: 'Generating for an unknown video is refused',
    requirement: 'NotFoundError if the video is not found: 404, code 10003',
    evidence: types,
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await stream.send('generateCaption', { video: UNUSED_VIDEO }), refusals.notFound);
    },
  }),
  check({
    id: 'captions-generate/not-ready',
    title: 'A video that is not ready is refused with code 10067, and accepted later',
    quote: 'A video must be uploaded and in a ready state before captions can be generated.',
    requirement: 'The video must be ready; one error with code 10067, on which clients try again',
    evidence: observed(`code and "exactly one": ci:45703612157; the rule: ${CAPTIONS_PAGE}; the status is unknown`),
    cost: { requests: 8 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      const body = expectRefused(await stream.send('generateCaption', { video: uid }), refusals.notReady);
      const answer = await stream.send('generateCaption', { video: uid });
      answer.verify((body.errors as readonly unknown[]).length === 1, 'exactly one error', show(body.errors));
      await stream.expectTags(uid);
      await stream.settled(uid, 'ready');
      const { answer: taken, result } = await stream.do('generateCaption', { video: uid });
      expectStarted(taken, result);
    },
  }),
];
