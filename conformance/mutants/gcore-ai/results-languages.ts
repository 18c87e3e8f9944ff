import type { Mutant } from '../mutant.ts';
import { onResult } from './changes.ts';
import { mutant } from './mutant.ts';

const languages = (change: (codes: string[]) => string[]) =>
  onResult((result) =>
    Array.isArray(result.languages) ? { ...result, languages: change(result.languages as string[]) } : result,
  );

/** Mutants of the languages of a result. */
export const resultLanguageMutants: readonly Mutant[] = [
  mutant({
    id: 'language-by-name',
    family: 'languages',
    statement: 'writes languages as names',
    breaks: ['results/language-detected', 'results/language-given', 'results/members'],
    seams: languages((codes) => codes.map(() => 'English')),
  }),
  mutant({
    id: 'language-two-letters',
    family: 'languages',
    statement: 'writes languages in two letters',
    breaks: ['results/language-detected', 'results/language-given'],
    seams: languages((codes) => codes.map((code) => code.slice(0, 2))),
  }),
  mutant({
    id: 'language-ignored',
    family: 'languages',
    statement: 'detects the language even if one is given',
    breaks: ['results/language-given', 'results/translated-languages'],
    seams: languages((codes) => ['und', ...codes]),
  }),
  mutant({
    id: 'languages-all',
    family: 'languages',
    statement: 'names more than five languages',
    breaks: ['results/languages-many'],
    seams: languages((codes) => [...codes, 'dut']),
  }),
  mutant({
    id: 'languages-sorted',
    family: 'languages',
    statement: 'names languages by the alphabet',
    breaks: ['results/languages-many'],
    seams: languages((codes) => [...codes].sort().reverse()),
  }),
  mutant({
    id: 'target-not-named',
    family: 'languages',
    statement: 'does not name the target of a translation',
    breaks: ['results/translated-languages', 'results/into-english'],
    seams: languages((codes) => codes.slice(0, 1)),
  }),
  mutant({
    id: 'codes-terminological',
    family: 'languages',
    statement: 'answers terminological codes',
    breaks: ['results/bibliographic', 'results/translated-languages'],
    seams: languages((codes) => codes.map((code) => (code === 'ger' ? 'deu' : code))),
  }),
];
