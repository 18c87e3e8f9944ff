import { deriveNumber } from '../../../src/base/derive.ts';
import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { facts } from '../../../src/contracts/translateplus/facts.ts';
import { AUTO, languages } from '../../../src/contracts/translateplus/languages.ts';
import type { Answer } from '../../model/context/answer.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectDetail } from './support/refusals.ts';
import { PAGE } from './support/sources.ts';
import { contentOf, translation } from './support/subtitles.ts';

const LIST = '/v2/supported-languages';

/** The listed codes, in either of the two shapes that clients document. */
function codesOf(answer: Answer): string[] {
  answer.expectStatus(200);
  const body = answer.json();
  const byName = body.supported_languages;
  const byCode = body.languages;
  const codes = isJsonObject(byName) ? Object.values(byName) : isJsonObject(byCode) ? Object.keys(byCode) : [];
  const texts = codes.filter((code): code is string => typeof code === 'string' && code !== '');
  answer.verify(
    texts.length > 0 && texts.length === codes.length,
    'supported_languages: name to code',
    answer.summary(),
  );
  return texts;
}

/** A step through the list that spreads a sample over it; a prime that does not divide its length. */
const STRIDE = 37;

/** Two codes chosen by the seed where requests are expensive, else as many as requested (default: all). */
function sampleOf(t: CheckContext, codes: readonly string[], arranged = codes.length): Record<string, string> {
  const turns = Array.from({ length: t.arranged ? arranged : 2 }, (_, turn) => turn);
  const chosen = turns.map((turn) => codes[(deriveNumber(t.seed, 'language') + turn * STRIDE) % codes.length] ?? '');
  return Object.fromEntries(chosen.map((code) => [code, code]));
}

const unknownText = (code: string) => new RegExp(`^Invalid language code '${code}'\\. Supported codes: .*\\S`, 's');

const refused = <const Field extends 'source' | 'target'>(field: Field) =>
  check({
    id: `languages/${field}-unknown`,
    title: `An unknown ${field} code is refused in the documented words`,
    requirement: `400 {"detail": "Invalid language code 'xx'. Supported codes: en, fr, es..."}`,
    evidence: documented('docs pages translate and html, an example text; the list of codes is not compared'),
    cost: { requests: 1 },
    run: async (t) => {
      await eachRow(t, t.arranged ? { xx: 'xx', zzz: 'zzz', english: 'english' } : { xx: 'xx' }, async (code) => {
        expectDetail(await t.send(translation({ [field]: code })), [400], [unknownText(code)]);
      });
    },
  });

/** Language codes: the list, and the codes that a request may name. */
export const languageChecks = [
  check({
    id: 'languages/list',
    title: 'The list holds every language that the vendor’s own clients offer',
    requirement: 'GET /v2/supported-languages lists names and codes',
    evidence: facts.languages.evidence,
    cost: { requests: 1 },
    run: async (t) => {
      const answer = await t.send({ path: LIST, shared: 'always' });
      const listed = new Set(codesOf(answer));
      const missing = Object.values(languages).filter((code) => code !== AUTO && !listed.has(code));
      answer.verify(missing.length === 0, 'all 110 languages listed', `a list without ${missing.join(', ')}`);
    },
  }),
  check({
    id: 'languages/listed-target',
    title: 'Every listed language can be translated into',
    quote: 'target string (required): Target language code (e.g., "en", "fr")',
    requirement: 'target: Target language code',
    evidence: documented(`${PAGE}, Body Parameters; codes from GET ${LIST}`),
    cost: { requests: 3, credits: 2 },
    run: async (t) => {
      if (t.arranged) await t.given({ limit: null });
      const codes = codesOf(await t.send({ path: LIST, shared: 'always' })).filter(
        (code) => code !== AUTO && code !== 'en',
      );
      // Where every language is tested as a target, each is a source as well.
      const sourceFor = (target: string) => (t.arranged ? codes[(codes.indexOf(target) + 1) % codes.length] : 'en');
      await eachRow(t, sampleOf(t, codes), async (target) => {
        const answer = await t.send(translation({ target, source: sourceFor(target) ?? 'en' }));
        answer.verify(!contentOf(answer).includes('Hello world'), `a text in ${target}`, 'the source text');
      });
    },
  }),
  check({
    id: 'languages/listed-source',
    title: 'Every listed language can be translated from',
    quote: 'source string (required): Source language code (e.g., "en", "fr") or "auto" for auto-detection',
    requirement: 'source: Source language code',
    evidence: documented(`${PAGE}, Body Parameters; codes from GET ${LIST}`),
    cost: { requests: 3, credits: 2 },
    run: async (t) => {
      if (t.arranged) await t.given({ limit: null });
      const codes = codesOf(await t.send({ path: LIST, shared: 'always' })).filter((code) => code !== AUTO);
      await eachRow(t, sampleOf(t, codes, 10), async (source) => {
        contentOf(await t.send(translation({ source, target: source === 'en' ? 'fr' : 'en' })));
      });
    },
  }),
  refused('source'),
  refused('target'),
  check({
    id: 'languages/target-auto',
    title: 'The target cannot be detected',
    requirement: 'target may not be "auto"',
    evidence: observed('translateplus-wp c2fd799 and translateplus-polylang 27c33e1 refuse it before sending'),
    cost: { requests: 1 },
    run: async (t) => {
      expectDetail(await t.send(translation({ target: 'auto' })), [400], [/\S/]);
    },
  }),
  check({
    id: 'languages/same-language',
    title: 'Source and target may be the same',
    requirement: 'A request from a language into itself is served',
    evidence: assumed('no page forbids it'),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      contentOf(await t.send(translation({ target: 'en' })));
    },
  }),
];
