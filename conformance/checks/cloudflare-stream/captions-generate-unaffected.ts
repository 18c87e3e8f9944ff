import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { captionsPage, observed, PYTHON_CAPTURE } from './support/sources.ts';

/** What does not affect a generated track: a body, time, and other languages. */
export const generateUnaffectedChecks = [
  check({
    id: 'captions-generate/any-body',
    title: 'A body is not needed, and one does not matter',
    requirement: 'POST without a body; the Python SDK declares JSON and sends no body',
    evidence: observed(PYTHON_CAPTURE),
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      const declared = { headers: { 'Content-Type': 'application/json', 'Content-Length': '0' } };
      await stream.do('generateCaption', { video, language: 'en' }, declared);
      if (!stream.t.arranged) return stream.expectTags(video, 'en');
      await stream.do('generateCaption', { video, language: 'de' }, { json: { task: 'anything' } });
      await stream.expectTags(video, 'en', 'de');
    },
  }),
  check({
    id: 'captions-generate/stays-ready',
    title: 'A ready track and its file do not change',
    quote:
      'The result will provide a status denoting the progress of the caption generation. There are three statuses: inprogress, ready, and error.',
    requirement: 'ready is final',
    evidence: captionsPage,
    cost: { requests: 14 },
    run: async (stream) => {
      const { video } = await stream.captioned();
      const file = await stream.file(video, 'en');
      for (const seconds of stream.t.arranged ? [1, 600, 86_400] : [1]) {
        await stream.t.wait(seconds);
        const { answer, result } = await stream.do('getCaption', { video });
        answer.verify((result as Record<string, unknown>).status === 'ready', 'the status ready', show(result));
      }
      await expectFile(stream, video, 'en', file);
    },
  }),
  check({
    id: 'captions-generate/side-by-side',
    title: 'Two languages are generated side by side',
    quote: 'Videos may include several language captions, but each language must be unique.',
    requirement: 'Each language has a track of its own',
    evidence: captionsPage,
    cost: { requests: 15 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video, language: 'en' });
      await stream.do('generateCaption', { video, language: 'fr' });
      await stream.finished(video, 'en');
      await stream.finished(video, 'fr');
      await stream.expectTags(video, 'en', 'fr');
    },
  }),
];
