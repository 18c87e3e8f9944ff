import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { expectError, expectRefusal } from './support/refusals.ts';
import { shapedObject } from './support/shape.ts';
import { CAPTIONS, ONE_SUBTITLE, SPEC } from './support/sources.ts';
import { addSubtitle, lookAtSubtitle, needsChecks, subtitlesOf, VTT, videoWithSubtitle } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  patchSubtitle: 'Method to update subtitle of a video. You can update all or only some of fields you need.',
} as const;

const CHANGES: readonly JsonObject[] = [
  { name: 'Renamed' },
  { vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\nNeu\n' },
  { language: 'fre' },
];

/** Changing subtitle files. */
export const subtitlePatchChecks = [
  check({
    id: 'subtitles/patch',
    title: 'Changing a subtitle changes only the named fields',
    quote: says.patchSubtitle,
    requirement: 'PATCH takes any subset: name, language, vtt; 200 with the three',
    evidence: documented(`${ONE_SUBTITLE}, PATCH; ${CAPTIONS}`),
    cost: { requests: 8 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      let wanted: JsonObject = { name: 'Deutsch', language: 'ger', vtt: VTT };
      for (const json of CHANGES) {
        const answer = await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json });
        const body = shapedObject(answer, 'updateSubtitle');
        wanted = { ...wanted, ...json };
        const again = await lookAtSubtitle(t, video, id);
        answer.expectMembers(wanted, body);
        again.answer.expectMembers(wanted, again.body);
      }
    },
  }),
  check({
    id: 'subtitles/patch-nothing',
    title: 'An empty change has no effect',
    quote: says.patchSubtitle,
    requirement: 'PATCH {} answers 200 with the unchanged subtitle',
    evidence: documented(`${ONE_SUBTITLE}, PATCH: every member is optional`),
    cost: { requests: 4 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const answer = await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: {} });
      const body = shapedObject(answer, 'updateSubtitle');
      answer.verify(body.vtt === VTT && body.language === 'ger', 'the subtitle as it was', show(body));
    },
  }),
  check({
    id: 'subtitles/patch-one-only',
    title: 'Other subtitles do not change',
    quote: says.patchSubtitle,
    requirement: 'PATCH changes only the named subtitle',
    evidence: documented(`${ONE_SUBTITLE}, PATCH`),
    cost: { requests: 5 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const other = await addSubtitle(t, video, { name: 'Other' });
      (await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: { name: 'Renamed' } })).expectStatus(200);
      const { answer, body } = await lookAtSubtitle(t, video, other);
      answer.verify(body.name === 'Other', 'the name Other', show(body.name));
    },
  }),
  check({
    id: 'subtitles/patch-refused',
    title: 'A change to an unknown language is refused and changes nothing',
    quote: 'One or more parameters were specified incorrectly, check the request',
    requirement: '422 {"status": 422, "error": "..."}',
    evidence: documented(`${ONE_SUBTITLE}, 422 of PATCH`),
    cost: { requests: 4 },
    run: async (t) => {
      await needsChecks(t);
      const { video, id } = await videoWithSubtitle(t);
      expectError(
        await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: { language: 'xqz', name: 'no' } }),
        422,
      );
      const { answer, body } = await lookAtSubtitle(t, video, id);
      answer.verify(body.language === 'ger' && body.name === 'Deutsch', 'the subtitle as it was', show(body));
    },
  }),
  check({
    id: 'subtitles/patch-file-refused',
    title: 'A change to a text that is not a subtitle file is refused',
    requirement: '422: the file must start with WEBVTT or an integer',
    evidence: assumed(`${SPEC} documents the rule, not the answer`),
    cost: { requests: 3 },
    run: async (t) => {
      await needsChecks(t);
      const { video, id } = await videoWithSubtitle(t);
      expectRefusal(await t.send({ method: 'PATCH', path: subtitlesOf(video, id), json: { vtt: 'Hello' } }), 422);
    },
  }),
];
