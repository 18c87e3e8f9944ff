import type { Mutant } from '../mutant.ts';
import { mutant, onResult } from './mutant.ts';

const languages = (change: (codes: string[]) => string[]) =>
  onResult((result) =>
    Array.isArray(result.languages) ? { ...result, languages: change(result.languages as string[]) } : result,
  );

/** Mutants of the languages of a result. */
export const resultLanguageMutants: readonly Mutant[] = [
  mutant(
    'language-by-name',
    'languages',
    'writes languages as names',
    ['results/language-detected language-given members'],
    languages((codes) => codes.map(() => 'English')),
  ),
  mutant(
    'language-two-letters',
    'languages',
    'writes languages in two letters',
    ['results/language-detected language-given'],
    languages((codes) => codes.map((code) => code.slice(0, 2))),
  ),
  mutant(
    'language-ignored',
    'languages',
    'detects the language even if one is given',
    ['results/language-given translated-languages'],
    languages((codes) => ['und', ...codes]),
  ),
  mutant(
    'languages-all',
    'languages',
    'names more than five languages',
    ['results/languages-many'],
    languages((codes) => [...codes, 'dut']),
  ),
  mutant(
    'languages-sorted',
    'languages',
    'names languages by the alphabet',
    ['results/languages-many'],
    languages((codes) => [...codes].sort().reverse()),
  ),
  mutant(
    'target-not-named',
    'languages',
    'does not name the target of a translation',
    ['results/translated-languages into-english bibliographic'],
    languages((codes) => codes.slice(0, 1)),
  ),
  mutant(
    'codes-terminological',
    'languages',
    'answers terminological codes',
    ['results/bibliographic translated-languages'],
    languages((codes) => codes.map((code) => (code === 'ger' ? 'deu' : code))),
  ),
];
