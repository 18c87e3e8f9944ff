import { languageRows } from '../../../fixtures/languages/languages.ts';
import { ENGLISH, languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';

/** Gcore's code for the language of a transcript, which has a code of the project; English for other languages. */
export function spokenIn(code: string): string {
  const base = code.toLowerCase().split(/[-_]/)[0] ?? code;
  const row = languageRows.find(({ codes }) => codes.includes(code) || codes.includes(base));
  const codes = row?.codes ?? [base];
  return codes.map(languageOf).find((language) => language !== null)?.code ?? ENGLISH;
}
