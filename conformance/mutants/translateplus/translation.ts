import { isJsonObject } from '../../../src/base/json.ts';
import { onBody, onContent, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, type TranslatePlusMutant } from './mutant.ts';

interface LanguageMutant extends Omit<TranslatePlusMutant, 'family' | 'seams'> {
  readonly refuses: (request: { source: string; target: string }) => boolean;
}

/** Refuses translations by their languages, which only the seam of the translation sees. */
const refusesLanguages = ({ refuses, ...rest }: LanguageMutant): Mutant =>
  mutant({
    ...rest,
    family: 'languages',
    seams: () => {
      let refuse = false;
      return {
        translate: (translated, _runs, request) => {
          refuse = refuses(request);
          return translated;
        },
        answer: (answer) => {
          const changed = refuse ? { ...answer, status: 400, body: { detail: 'Invalid languages' } } : answer;
          refuse = false;
          return changed;
        },
      };
    },
  });

/** Mutants of the translation and its languages. */
export const translationMutants: readonly Mutant[] = [
  mutant({
    id: 'not-translated',
    family: 'translation',
    statement: 'returns every text untranslated',
    breaks: ['response/text-is-translated', 'response/follows-target', 'languages/listed-target'],
    seams: () => ({ translate: (_translated, runs) => runs }),
  }),
  mutant({
    id: 'one-block-not-translated',
    family: 'translation',
    statement: 'leaves the third block untranslated',
    breaks: ['response/text-is-translated'],
    seams: () => {
      let blocks = 0;
      return { translate: (translated, runs) => (++blocks % 3 === 0 ? runs : translated) };
    },
  }),
  mutant({
    id: 'target-ignored',
    family: 'translation',
    statement: 'translates into one language only',
    breaks: ['response/follows-target'],
    seams: () => ({
      translate: (_translated, runs) => runs.map((run) => run.replace(/\p{L}+/gu, 'lorem')),
    }),
  }),
  refusesLanguages({
    id: 'auto-refused',
    statement: 'refuses to detect a language',
    breaks: ['request/source-auto'],
    refuses: ({ source }) => source === 'auto',
  }),
  refusesLanguages({
    id: 'same-language-refused',
    statement: 'refuses a translation into the language it is in',
    breaks: ['languages/same-language'],
    refuses: ({ source, target }) => source === target,
  }),
  mutant({
    id: 'texts-swapped',
    family: 'translation',
    statement: 'swaps the texts of the first two blocks',
    breaks: ['response/text-stays-in-its-block'],
    seams: () =>
      onContent((content) => {
        const lines = content.split('\n');
        [lines[2], lines[6]] = [lines[6] ?? '', lines[2] ?? ''];
        return content.startsWith('1\n') && lines.length > 6 ? lines.join('\n') : content;
      }),
  }),
  mutant({
    id: 'language-not-listed',
    family: 'languages',
    statement: 'leaves one language out of the list',
    breaks: ['languages/list'],
    seams: () =>
      onBody({ operation: 'listSupportedLanguages' }, (body) =>
        isJsonObject(body.supported_languages)
          ? { supported_languages: without(body.supported_languages, 'Welsh') }
          : body,
      ),
  }),
  mutant({
    id: 'listed-but-refused',
    family: 'languages',
    statement: 'lists a language that it refuses',
    breaks: ['languages/listed-target'],
    seams: () =>
      onBody({ operation: 'listSupportedLanguages' }, (body) =>
        isJsonObject(body.supported_languages)
          ? { supported_languages: { ...body.supported_languages, Klingon: 'tlh' } }
          : body,
      ),
  }),
  mutant({
    id: 'list-unknown-shape',
    family: 'languages',
    statement: 'lists languages as a plain list',
    breaks: ['languages/list', 'languages/listed-source'],
    seams: () =>
      onBody({ operation: 'listSupportedLanguages' }, (body) => ({
        supported_languages: Object.values(body.supported_languages ?? {}),
      })),
  }),
];
