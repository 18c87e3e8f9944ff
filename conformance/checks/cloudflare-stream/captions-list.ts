import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { OTHER_VTT } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, captionsPage, observed, PROBES, SPEC, spec, types } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  list: 'Lists the available captions or subtitles for a specific video.',
} as const;

/** GET captions: "List captions or subtitles". */
export const listChecks = [
  check({
    id: 'captions-list/empty',
    title: 'A video without tracks has an empty list',
    requirement: 'result is an array; an empty one is [] and never null',
    evidence: observed(`${PROBES}; array: ${SPEC}`),
    cost: { requests: 7 },
    run: async (stream) => {
      const { answer, result } = await stream.do('listCaptions', { video: await stream.ready() });
      answer.verify(isDeepStrictEqual(result, []), 'the result []', show(result));
    },
  }),
  check({
    id: 'captions-list/every-track',
    title: 'The list has every track once, as GET shows it',
    quote: says.list,
    requirement: 'Lists the available captions or subtitles for a specific video',
    evidence: spec,
    cost: { requests: 12 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'de');
      await stream.put(video, 'en');
      await stream.put(video, 'tr', OTHER_VTT);
      await stream.expectTags(video, 'de', 'en', 'tr');
      const { answer, result } = await stream.do('listCaptions', { video });
      const alone = await stream.object('getCaption', { video, language: 'de' });
      const { language = '', label = '', generated = false, status = '' } = alone;
      const inList = (result as readonly JsonObject[]).find((track) => track.language === language) ?? {};
      answer.expectMembers({ language, label, generated, status }, inList);
    },
  }),
  check({
    id: 'captions-list/generated-and-uploaded',
    title: 'The list shows tracks in progress beside uploaded ones',
    quote: 'Note this results list will also include generated captions that are inprogress and error status',
    requirement: 'The list shows en (auto-generated) inprogress and de (Deutsch) ready',
    evidence: captionsPage,
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video, language: 'en' });
      await stream.put(video, 'de');
      const { answer, result } = await stream.do('listCaptions', { video });
      const seen = (result as readonly Record<string, unknown>[])
        .map(({ language, label, generated, status }) => ({ language, label, generated, status }))
        .sort((left, right) => String(left.language).localeCompare(String(right.language)));
      const expected = [
        { language: 'de', label: 'Deutsch', generated: false, status: 'ready' },
        { language: 'en', label: 'English (auto-generated)', generated: true, status: 'inprogress' },
      ];
      answer.verify(isDeepStrictEqual(seen, expected), show(expected, 500), show(seen, 500));
    },
  }),
  check({
    id: 'captions-list/follows-changes',
    title: 'The list follows uploads, replacements and deletions',
    quote: 'Videos may include several language captions, but each language must be unique.',
    requirement: 'One track per language; a deleted one is gone',
    evidence: captionsPage,
    cost: { requests: 14 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      await stream.expectTags(video, 'en');
      await stream.put(video, 'en', OTHER_VTT);
      await stream.put(video, 'de');
      await stream.expectTags(video, 'en', 'de');
      await stream.do('deleteCaption', { video, language: 'en' });
      await stream.expectTags(video, 'de');
    },
  }),
  check({
    id: 'captions-list/one-video',
    title: 'A list has the tracks of its own video only',
    quote: says.list,
    requirement: 'captions of {identifier}',
    evidence: spec,
    cost: { requests: 15 },
    run: async (stream) => {
      const [first, second] = [await stream.ready(), await stream.ready()];
      await stream.put(first, 'en');
      await stream.put(second, 'de');
      await stream.expectTags(first, 'en');
      await stream.expectTags(second, 'de');
    },
  }),
  check({
    id: 'captions-list/unknown-video',
    title: 'The list of an unknown video is refused',
    requirement: 'NotFoundError if the video is not found: 404, code 10003',
    evidence: types,
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await stream.send('listCaptions', { video: UNUSED_VIDEO }), refusals.notFound);
    },
  }),
  check({
    id: 'captions-list/order',
    title: 'Tracks are listed in the order of creation',
    requirement: 'The oldest track first',
    evidence: assumed('no page names an order'),
    cost: { requests: 10 },
    run: async (stream) => {
      const video = await stream.ready();
      for (const language of ['tr', 'de', 'en']) await stream.put(video, language);
      const { answer, result } = await stream.do('listCaptions', { video });
      const tags = (result as readonly Record<string, unknown>[]).map(({ language }) => language);
      answer.verify(isDeepStrictEqual(tags, ['tr', 'de', 'en']), 'tr, de, en', show(tags));
    },
  }),
];
