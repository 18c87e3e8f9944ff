import { show } from '../../model/show.ts';
import { encodedSegment, SAME_RESOURCE } from '../characters.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { OTHER_VTT, VTT } from './support/forms.ts';
import { assumed, documented } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

const rfc = documented('RFC 3986, section 2.3');

/** Other spellings of the same path: percent-encoded, and in other letters. */
export const spelledChecks = [
  check({
    id: 'languages/percent-encoded',
    title: 'A percent-encoded tag or id is refused, or means the same',
    quote: SAME_RESOURCE,
    requirement: 'What is accepted under en%2DGB is the track en-GB',
    evidence: rfc,
    cost: { requests: 14 },
    run: async (stream) => {
      const video = await stream.ready();
      const language = 'en-GB';
      const at = stream.at('uploadCaption', { video, language });
      const sent = await stream.t.send({ ...at, path: encodedSegment(at.path, language), ...stream.form(VTT) });
      if (sent.status >= 400) return stream.expectTags(video);
      await stream.expectTags(video, language);
      await expectFile(stream, video, language, VTT);
      await stream.put(video, language, OTHER_VTT);
      const file = stream.at('getCaptionVtt', { video, language });
      const read = await stream.t.send({ ...file, path: encodedSegment(file.path, language) });
      const same = read.status >= 400 || read.text().includes('Good morning');
      read.verify(same, 'the file of en-GB, or a refusal', read.summary());
      const one = stream.at('getVideo', { video });
      const shown = await stream.t.send({ ...one, path: encodedSegment(one.path, video) });
      const uid = shown.status >= 400 ? video : shown.field('uid', 'string', shown.field('result', 'object'));
      shown.verify(uid === video, `the video ${video}, or a refusal`, show(uid));
    },
  }),
  check({
    id: 'languages/percent-decoded',
    title: 'A percent-encoded tag or id is accepted',
    quote: SAME_RESOURCE,
    requirement: 'en%2DGB is en-GB, for every operation on captions',
    evidence: rfc,
    level: 'should',
    cost: { requests: 14 },
    run: async (stream) => {
      const video = await stream.ready();
      const language = 'en-GB';
      await stream.put(video, language);
      for (const operation of ['getCaption', 'getCaptionVtt', 'deleteCaption'] as const) {
        const at = stream.at(operation, { video, language });
        (await stream.t.send({ ...at, path: encodedSegment(at.path, language) })).expectStatus(200);
      }
      await stream.expectTags(video);
      const unknown = stream.at('getVideo', { video: UNUSED_VIDEO });
      (await stream.t.send({ ...unknown, path: encodedSegment(unknown.path, UNUSED_VIDEO) })).expectStatus(404);
    },
  }),
  check({
    id: 'languages/case-everywhere',
    title: 'Every operation finds a track in any letters',
    requirement: 'PT-br reads, lists, replaces and deletes the track pt-BR; a script and a region have their own case',
    evidence: assumed('BCP 47 compares tags so; no page says how this service does'),
    cost: { requests: 24 },
    run: async (stream) => {
      const video = await stream.ready();
      for (const [tag, other] of [
        ['pt-BR', 'PT-br'],
        ['zh-Hant-TW', 'ZH-hANT-tw'],
        ['de', 'DE'],
      ] as const) {
        await stream.put(video, tag, VTT);
        await stream.put(video, other, OTHER_VTT);
        await stream.expectTags(video, tag);
        await expectFile(stream, video, other, OTHER_VTT);
        await stream.do('getCaption', { video, language: other });
        await stream.do('deleteCaption', { video, language: other });
        await stream.expectTags(video);
      }
    },
  }),
];
