import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectRefusal } from './support/refusals.ts';
import { PAGE } from './support/sources.ts';
import { contentOf, srtOf, translation } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  target: 'target string (required): Target language code (e.g., "en", "fr")',
  source: 'source string (required): Source language code (e.g., "en", "fr") or "auto" for auto-detection',
} as const;

/** Their Chinese has several characters that the two scripts write differently. */
const TEXTS = [
  'The teacher wrote a book about the country and its dragons',
  'We learned to drive the old car in the factory',
  'My relatives heard the horse and the birds in the garden',
];

const content = srtOf(TEXTS);
const body = documented(`${PAGE}, Body Parameters; the codes: languages of the vendor's own clients`);

/** Codes with a region, and the spelling of codes. */
export const regionChecks = [
  check({
    id: 'languages/regions-apart',
    title: 'zh-TW and zh-CN are two targets',
    quote: says.target,
    requirement: 'target: Target language code. zh-CN and zh-TW are two codes of the list',
    evidence: body,
    cost: { requests: 2, credits: 6 },
    run: async (t) => {
      const answers = await Promise.all(['zh-CN', 'zh-TW'].map((target) => t.send(translation({ content, target }))));
      const [simplified = '', traditional = ''] = answers.map(contentOf);
      answers[1]?.verify(simplified !== traditional, 'two files', `the same file for both: ${show(simplified)}`);
    },
  }),
  check({
    id: 'languages/regions-as-source',
    title: 'zh-TW and zh-CN are two sources, and translate into each other',
    quote: says.source,
    requirement: 'source: Source language code',
    evidence: body,
    cost: { requests: 2, credits: 2 },
    run: async (t) => {
      const rows = {
        'zh-TW to en': ['zh-TW', 'en', '老師寫了一本關於國家的書'],
        'zh-CN to zh-TW': ['zh-CN', 'zh-TW', '老师写了一本关于国家的书'],
        'zh-CN to en': ['zh-CN', 'en', '老师写了一本关于国家的书'],
        'zh-TW to zh-CN': ['zh-TW', 'zh-CN', '老師寫了一本關於國家的書'],
      } as const;
      await eachRow(t, affordable(t, rows, 2), async ([source, target, text]) => {
        const answer = await t.send(translation({ content: srtOf([text]), source, target }));
        answer.verify(!contentOf(answer).includes(text), `a text in ${target}`, 'the source text');
      });
    },
  }),
  check({
    id: 'languages/letter-case',
    title: 'A code in other letters is refused, or means its language',
    quote: says.target,
    requirement: 'target: Target language code. What is answered with 200 is translated into that language',
    evidence: documented(`${PAGE}, Body Parameters; whether codes have a case is undocumented`),
    cost: { requests: 3, credits: 3 },
    run: async (t) => {
      const rows = { ES: 'es', Es: 'es', 'zh-cn': 'zh-CN', 'ZH-TW': 'zh-TW', Ja: 'ja' };
      const plain = srtOf([TEXTS[0] ?? '']);
      await eachRow(t, affordable(t, rows, 2), async (code, spelled) => {
        const answer = await t.send(translation({ content: plain, target: spelled }));
        if (answer.status !== 200) return expectRefusal(answer, [400, 422]);
        const text = contentOf(answer);
        answer.verify(!text.includes(TEXTS[0] ?? ''), `a translation, or a refusal of ${spelled}`, 'the source text');
        const chinese = /\p{Script=Han}/u.test(text);
        answer.verify(chinese === /^(?:zh|ja)/.test(code), `a text in ${code}`, show(text));
      });
    },
  }),
];
