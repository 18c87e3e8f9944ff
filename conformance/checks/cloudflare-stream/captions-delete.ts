import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { VTT } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, captionsPage, observed, PYTHON_CAPTURE, types } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

/** DELETE captions. */
export const deleteChecks = [
  check({
    id: 'captions-delete/removes',
    title: 'A deleted track is gone',
    quote: 'If there is an entry in errors response field, the caption has not been deleted.',
    requirement:
      '{"result":"","success":true,"errors":[],"messages":[]}; an entry in errors means that it was not deleted',
    evidence: captionsPage,
    cost: { requests: 10 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      await expectFile(stream, video, 'en', VTT);
      await stream.do('deleteCaption', { video });
      expectRefused(await stream.send('getCaption', { video }), refusals.notFound);
      expectRefused(await stream.send('getCaptionVtt', { video }), refusals.notFound);
      await stream.expectTags(video);
    },
  }),
  check({
    id: 'captions-delete/twice',
    title: 'A track that does not exist cannot be deleted',
    requirement: 'NotFoundError if the caption is not found: 404, code 10003',
    evidence: types,
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      expectRefused(await stream.send('deleteCaption', { video, language: 'fr' }), refusals.notFound);
      await stream.put(video, 'en');
      await stream.do('deleteCaption', { video });
      expectRefused(await stream.send('deleteCaption', { video }), refusals.notFound);
    },
  }),
  check({
    id: 'captions-delete/one-language',
    title: 'Deleting one language leaves the others',
    quote: 'Removes the captions or subtitles from a video.',
    requirement: 'Removes the captions of the provided language',
    evidence: types,
    cost: { requests: 11 },
    run: async (stream) => {
      const video = await stream.ready();
      for (const language of ['en', 'de', 'tr']) await stream.put(video, language);
      await stream.do('deleteCaption', { video, language: 'de' });
      await stream.expectTags(video, 'en', 'tr');
      await expectFile(stream, video, 'tr', VTT);
    },
  }),
  check({
    id: 'captions-delete/unknown-video',
    title: 'Deleting from an unknown video is refused',
    requirement: 'NotFoundError if the video is not found: 404, code 10003',
    evidence: types,
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await stream.send('deleteCaption', { video: UNUSED_VIDEO }), refusals.notFound);
    },
  }),
  check({
    id: 'captions-delete/bad-language',
    title: 'Deleting with a malformed language is refused',
    requirement: 'BadRequestError if the language is invalid: 400, code 10005',
    evidence: types,
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, { digits: '123', 'a hyphen at the end': 'en-' }, async (language) => {
        expectRefused(await stream.send('deleteCaption', { video, language }), refusals.badRequest);
      });
    },
  }),
  check({
    id: 'captions-delete/any-body',
    title: 'A body or content type is ignored',
    requirement: 'DELETE has no body; until 2024 one was declared, and the Python SDK still declares JSON',
    evidence: observed(`official OpenAPI of 2024-08-06; ${PYTHON_CAPTURE}`),
    cost: { requests: 9 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      await stream.put(video, 'de');
      await stream.do('deleteCaption', { video }, { headers: { 'Content-Type': 'application/json' } });
      await stream.do('deleteCaption', { video, language: 'de' }, { json: {} });
      await stream.expectTags(video);
    },
  }),
  check({
    id: 'captions-delete/during-generation',
    title: 'A track that is deleted while it is generated stays away',
    requirement: 'The late result of a deleted generation does not bring the track back',
    evidence: assumed('a deleted track that came back would not be deleted'),
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video });
      await stream.do('deleteCaption', { video });
      await stream.expectTags(video);
      await stream.t.wait(stream.t.arranged ? 3_600 : 30);
      await stream.expectTags(video);
    },
  }),
];
