import { show } from '../../model/show.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { CAPTIONS_PAGE, captionsPage, documented, TYPES, types } from './support/sources.ts';
import { expectStarted } from './support/started.ts';

/** Words of the sources that several checks rest on. */
const says = {
  twelve:
    'Captions can be generated for the following languages: - cs - Czech - nl - Dutch - en - English - fr - French - de - German - it - Italian - ja - Japanese - ko - Korean - pl - Polish - pt - Portuguese - ru - Russian - es - Spanish',
} as const;

const LANGUAGES = ['cs', 'nl', 'en', 'fr', 'de', 'it', 'ja', 'ko', 'pl', 'pt', 'ru', 'es'];

/** The languages in which a caption can be generated. */
export const generateLanguageChecks = [
  check({
    id: 'captions-generate/languages',
    title: 'All twelve languages are accepted',
    quote: says.twelve,
    requirement:
      'Supported: Czech, Dutch, English, French, German, Italian, Japanese, Korean, Polish, Portuguese, Russian, Spanish',
    evidence: captionsPage,
    cost: { requests: 20 },
    run: async (stream) => {
      const video = await stream.ready();
      const rows = Object.fromEntries(LANGUAGES.map((language) => [language, language]));
      const some = affordable(stream.t, rows, 1);
      await eachRow(stream.t, some, async (language) => {
        const { answer, result } = await stream.do('generateCaption', { video, language });
        expectStarted(answer, result, language);
      });
      await stream.expectTags(video, ...Object.keys(some));
    },
  }),
  check({
    id: 'captions-generate/region',
    title: 'A region may follow the language',
    quote:
      'You may specify a region in the tag, such as en-GB, which will render a label that shows British English for the caption.',
    requirement: 'en-GB is labelled British English',
    evidence: captionsPage,
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      const { answer, result } = await stream.do('generateCaption', { video, language: 'en-GB' });
      expectStarted(answer, result, 'en-GB');
      const { label } = result as Record<string, unknown>;
      answer.verify(label === 'British English (auto-generated)', 'British English (auto-generated)', show(label));
    },
  }),
  check({
    id: 'captions-generate/unsupported-language',
    title: 'A language that is not supported is refused',
    quote: says.twelve,
    requirement: 'StreamError if the language is not supported',
    evidence: documented(`${TYPES}.generate; the twelve: ${CAPTIONS_PAGE}; status and code are not published`),
    cost: { requests: 11 },
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, { Turkish: 'tr', Swedish: 'sv', Arabic: 'ar', Chinese: 'zh-Hant' }, async (language) => {
        expectRefused(await stream.send('generateCaption', { video, language }), refusals.refused);
      });
      await stream.expectTags(video);
    },
  }),
  check({
    id: 'captions-generate/bad-language',
    title: 'A malformed language tag is refused',
    requirement: 'BadRequestError if the language is invalid: 400, code 10005',
    evidence: types,
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, { digits: '123', 'a hyphen at the end': 'en-' }, async (language) => {
        expectRefused(await stream.send('generateCaption', { video, language }), refusals.badRequest);
      });
    },
  }),
];
