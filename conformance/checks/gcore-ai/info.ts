import { assumed, documented } from '../../../src/base/evidence.ts';
import { languages } from '../../../src/contracts/gcore-ai/languages.ts';
import type { CheckCase } from '../../model/checks-of.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { affordable, eachRow } from '../rows.ts';
import { chose, needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { expectError, expectWords } from './support/refusals.ts';
import { shapedObject } from './support/shape.ts';
import { SPEC } from './support/sources.ts';

/** Words of the sources that several checks rest on. */
const says = {
  toEnglish: 'These are the 100 languages for which we support only transcription and translation to English.',
  toOthers: 'These are the 77 languages for which we support translation to other languages and translation to',
} as const;

const INFO = `${SPEC}, GET /streaming/ai/info`;
const PATH = '/streaming/ai/info';

/** Demands that a pair is supported, or not. */
async function expectSupport(t: CheckContext, audio: string, subtitles: string | null, wanted: boolean): Promise<void> {
  const target = subtitles === null ? '' : `&subtitles_language=${subtitles}`;
  const answer = await t.send({ path: `${PATH}?type=language_support&audio_language=${audio}${target}` });
  const { supported } = shapedObject(answer, 'getAiInfo');
  answer.verify(supported === wanted, `supported ${wanted} for ${audio} to ${subtitles ?? 'itself'}`, supported);
}

interface SupportCase<Name extends string> extends Omit<CheckCase<Name, CheckContext>, 'cost' | 'run'> {
  /** By name: the spoken language, the language of the subtitles, and whether the pair is supported. */
  readonly pairs: Readonly<Record<string, readonly [string, string | null, boolean]>>;
}

const supports = <const Name extends `info/${string}`>({ pairs, ...facts }: SupportCase<Name>) =>
  check({
    ...facts,
    cost: { requests: Math.min(120, Object.keys(pairs).length) },
    run: async (t) => {
      await needsAi(t);
      await eachRow(t, affordable(t, pairs, 120), (row) => expectSupport(t, ...row));
    },
  });

/** Every seventh language; other checks request each one. The documented list itself is data of the contract. */
const sample = languages.filter((_language, at) => at % 7 === 0);
const UNTRANSLATED = languages.filter(({ translates }) => !translates);

/** GET /streaming/ai/info: supported pairs of languages. */
export const infoChecks = [
  supports({
    id: 'info/translated',
    title: 'English is translated into French, not into Uzbek',
    quote:
      'In order to determine the availability of translation from the audio language to the desired subtitle language, you can use this type of "language_support".',
    requirement: 'eng to fre: {"supported": true}; eng to uzb: {"supported": false}',
    evidence: documented(INFO),
    pairs: { fre: ['eng', 'fre', true], uzb: ['eng', 'uzb', false] },
  }),
  supports({
    id: 'info/transcribed',
    title: 'Every language of the list is transcribed',
    quote: says.toEnglish,
    requirement: '99 languages can be transcribed',
    evidence: documented(INFO),
    pairs: Object.fromEntries(languages.map(({ code }) => [code, [code, null, true] as const])),
  }),
  supports({
    id: 'info/into-english',
    title: 'Every language of the list is translated into English',
    quote: says.toEnglish,
    requirement: 'Translation into English: all 99 languages',
    evidence: documented(INFO),
    pairs: Object.fromEntries(
      [...UNTRANSLATED.slice(0, 8), ...sample].map(({ code }) => [code, [code, 'eng', true] as const]),
    ),
  }),
  supports({
    id: 'info/between-76',
    title: 'The 76 languages are translated into one another',
    quote: says.toOthers,
    requirement: 'Any of 76 languages to any of them',
    evidence: documented(INFO),
    pairs: Object.fromEntries(
      languages
        .filter(({ translates, code }) => translates && !['eng', 'spa'].includes(code))
        .map(({ code }, at) =>
          at % 2 === 0
            ? [`${code} to spa`, [code, 'spa', true] as const]
            : [`spa to ${code}`, ['spa', code, true] as const],
        ),
    ),
  }),
  supports({
    id: 'info/not-from-23',
    title: '23 languages are transcribed, and translated into English only',
    quote: says.toOthers,
    requirement: 'uzb to fre: not supported; the same for all 23 languages outside the 76, from and into',
    evidence: documented(INFO),
    pairs: Object.fromEntries(
      UNTRANSLATED.flatMap(({ code }) => [
        [`${code} to fre`, [code, 'fre', false] as const],
        [`eng to ${code}`, ['eng', code, false] as const],
      ]),
    ),
  }),
  supports({
    id: 'info/to-itself',
    title: 'A language into itself is a transcription',
    requirement: 'Equal codes: as without subtitles_language',
    evidence: assumed('equal codes are undocumented'),
    pairs: { eng: ['eng', 'eng', true], uzb: ['uzb', 'uzb', true] },
  }),
  supports({
    id: 'info/unknown-codes',
    title: 'A code that is not a language is not supported',
    requirement: '{"supported": false} for unknown codes',
    evidence: assumed('the SDK suites send audio_language=audio_language and expect 200'),
    pairs: { audio: ['xqz', null, false], 'two letters': ['en', null, false], target: ['eng', 'xqz', false] },
  }),
  supports({
    id: 'info/both-forms',
    title: 'Codes are accepted in both forms',
    requirement: 'The page calls its lists bibliographic and prints terminological codes: both are accepted',
    evidence: assumed('the page contradicts itself'),
    pairs: {
      deu: ['deu', 'fra', true],
      ger: ['ger', 'fre', true],
      zho: ['zho', 'nld', true],
      mya: ['eng', 'mya', true],
    },
  }),
  check({
    id: 'info/type',
    title: 'The type must be language_support',
    quote: 'Invalid config type',
    requirement: '400 {"error": "Invalid config type"}',
    evidence: documented(`${INFO}, 400`),
    cost: { requests: 2 },
    run: async (t) => {
      await needsAi(t);
      await eachRow(t, { other: 'type=languages&audio_language=eng', missing: 'audio_language=eng' }, async (query) => {
        expectWords(await t.send({ path: `${PATH}?${query}` }), 400, 'Invalid config type');
      });
    },
  }),
  check({
    id: 'info/audio-language-required',
    title: 'The spoken language must be named',
    requirement: 'audio_language is required for type language_support',
    evidence: assumed(`${INFO} documents the rule; the answer, 400 {"error"}, is assumed`),
    cost: { requests: 1 },
    run: async (t) => {
      await needsAi(t);
      if (await chose(t, 'infoAudioLanguage', 'optional')) t.skip('audio_language is optional on this target');
      expectError(await t.send({ path: `${PATH}?type=language_support` }), 400);
    },
  }),
];
