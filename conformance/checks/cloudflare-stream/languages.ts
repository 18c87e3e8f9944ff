import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { OTHER_VTT, VTT } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, CAPTIONS_PAGE, documented, SPEC } from './support/sources.ts';
import type { Stream } from './support/stream.ts';

/** Demands that uploads in these languages get these labels. */
async function expectLabels(stream: Stream, labels: Readonly<Record<string, string>>): Promise<void> {
  const video = await stream.ready();
  await eachRow(stream.t, labels, async (expected, language) => {
    const { answer, result } = await stream.do('uploadCaption', { video, language }, stream.form(VTT));
    const { label } = result as Record<string, unknown>;
    answer.verify(label === expected, `the label ${show(expected)}`, show(label));
  });
}

/** Language tags and labels. */
export const languageChecks = [
  check({
    id: 'languages/documented-labels',
    title: 'The printed labels are right',
    quote:
      'A label is generated from the provided language. [...] For example, if sent tr, the label Türkçe will be created; if sent de, the label Deutsch will be created.',
    requirement: 'tr is Türkçe, de is Deutsch, en is English, en-GB is British English',
    evidence: documented(`${CAPTIONS_PAGE}; ${SPEC}: the language in its own language`),
    cost: { requests: 11 },
    run: (stream) => expectLabels(stream, { tr: 'Türkçe', de: 'Deutsch', en: 'English', 'en-GB': 'British English' }),
  }),
  check({
    id: 'languages/autonyms',
    title: 'A label is the name of a language in that language',
    requirement: 'The names of Unicode CLDR',
    evidence: assumed('CLDR reproduces all four printed labels'),
    cost: { requests: 23 },
    run: (stream) =>
      expectLabels(stream, {
        cs: 'čeština',
        nl: 'Nederlands',
        fr: 'français',
        it: 'italiano',
        ja: '日本語',
        ko: '한국어',
        pl: 'polski',
        pt: 'português',
        ru: 'русский',
        es: 'español',
      }),
  }),
  check({
    id: 'languages/tag-forms',
    title: 'Scripts, regions and long tags are accepted',
    quote: 'The language tag in BCP 47 format.',
    requirement: 'Any BCP 47 tag',
    evidence: documented(`${SPEC}: "The language tag in BCP 47 format"`),
    cost: { requests: 12 },
    run: async (stream) => {
      const video = await stream.ready();
      const rows = ['zh-Hant', 'pt-BR', 'es-419', 'sr-Latn-RS'];
      for (const language of rows) await stream.put(video, language);
      await stream.expectTags(video, ...rows);
    },
  }),
  check({
    id: 'languages/case',
    title: 'Tags are compared without regard to case',
    requirement: 'en-gb finds the track en-GB and replaces it',
    evidence: assumed('BCP 47 compares tags so; no page says how this service does'),
    cost: { requests: 9 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en-GB');
      await stream.do('getCaption', { video, language: 'en-gb' });
      await stream.put(video, 'EN-gb', OTHER_VTT);
      await stream.expectTags(video, 'en-GB');
      await expectFile(stream, video, 'en-GB', OTHER_VTT);
    },
  }),
  check({
    id: 'languages/region-apart',
    title: 'A language with a region is a track of its own',
    requirement: 'en and en-GB exist side by side',
    evidence: assumed('one track per tag; no page says whether both can exist'),
    cost: { requests: 10 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en', VTT);
      await stream.put(video, 'en-GB', OTHER_VTT);
      await stream.expectTags(video, 'en', 'en-GB');
      await expectFile(stream, video, 'en', VTT);
      await stream.do('deleteCaption', { video, language: 'en' });
      await stream.expectTags(video, 'en-GB');
    },
  }),
  check({
    id: 'languages/unregistered',
    title: 'A well-formed tag that is not registered is accepted',
    requirement: 'xx gets a track',
    evidence: assumed('the simulator falls back to the tag as label'),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'xx');
      await stream.expectTags(video, 'xx');
    },
  }),
  check({
    id: 'languages/underscore',
    title: 'An underscore does not count as a hyphen',
    requirement: 'en_GB is not a BCP 47 tag: 400',
    evidence: assumed('BCP 47 has no underscore; how the service treats one is undocumented'),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      const answer = await stream.send('uploadCaption', { video, language: 'en_GB' }, stream.form(VTT));
      expectRefused(answer, refusals.badRequest);
      await stream.expectTags(video);
    },
  }),
];
