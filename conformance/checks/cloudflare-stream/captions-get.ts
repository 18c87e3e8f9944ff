import { isDeepStrictEqual } from 'node:util';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { captionsPage, documented, observed, SIMULATOR, spec, TYPES, types } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  get: 'Lists the captions or subtitles for provided language.',
} as const;

/** GET one caption. */
export const getChecks = [
  check({
    id: 'captions-get/one-track',
    title: 'A track is shown with its four fields',
    quote: says.get,
    requirement: '{"language", "label", "generated", "status"} as result, a single object',
    evidence: spec,
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      await stream.put(video, 'de');
      const { answer, result } = await stream.do('getCaption', { video, language: 'de' });
      const { language, label, generated, status } = result as Record<string, unknown>;
      const expected = { language: 'de', label: 'Deutsch', generated: false, status: 'ready' };
      const seen = { language, label, generated, status };
      answer.verify(isDeepStrictEqual(seen, expected), show(expected), show(seen));
    },
  }),
  check({
    id: 'captions-get/unknown-track',
    title: 'A language without a track is refused',
    requirement: '404, code 10003, as pollers read it',
    evidence: observed('404 by pollers (ci:45703612157); class documented in TYPES'),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      expectRefused(await stream.send('getCaption', { video, language: 'fr' }), refusals.notFound);
    },
  }),
  check({
    id: 'captions-get/unknown-video',
    title: 'An unknown video is refused with every form of id',
    requirement: 'NotFoundError if the video is not found: 404, code 10003',
    evidence: types,
    cost: { requests: 4 },
    run: async (stream) => {
      const rows = {
        '32 hex digits': UNUSED_VIDEO,
        'a UUID': '6f1c2d3e-0000-4000-8000-1234567890ab',
        'a word': 'nothing',
      };
      await eachRow(stream.t, rows, async (video) => {
        expectRefused(await stream.send('getCaption', { video }), refusals.notFound);
      });
    },
  }),
  check({
    id: 'captions-get/bad-language',
    title: 'A malformed language tag is refused',
    requirement: 'BadRequestError if the language is invalid: 400, code 10005',
    evidence: documented(`${TYPES}; status and code ${SIMULATOR}`),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, { 'a digit': '1', 'a hyphen at the end': 'en-' }, async (language) => {
        expectRefused(await stream.send('getCaption', { video, language }), refusals.badRequest);
      });
    },
  }),
  check({
    id: 'captions-get/changes-nothing',
    title: 'Reading changes nothing',
    quote: says.get,
    requirement: 'GET: every read shows the same track',
    evidence: captionsPage,
    cost: { requests: 9 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      const first = await stream.object('getCaption', { video });
      await stream.file(video, 'en');
      const { answer, result } = await stream.do('getCaption', { video });
      answer.verify(isDeepStrictEqual(result, first), show(first), show(result));
      await stream.expectTags(video, 'en');
    },
  }),
];
