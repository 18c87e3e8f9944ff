import { languageRows } from '../../../../fixtures/languages/languages.ts';
import { abugidas } from '../../../../fixtures/languages/readable/abugidas.ts';
import { alphabets, alphabetsOfLanguages } from '../../../../fixtures/languages/readable/alphabets.ts';
import { endingsOf } from '../../../../fixtures/languages/readable/endings.ts';
import type { Language } from '../scripts.ts';
import { abugidaWriter } from './abugida-writer.ts';
import { alphabetWriter } from './alphabet-writer.ts';
import { hangulWriter } from './hangul-writer.ts';
import { latinWriter } from './latin-writer.ts';
import { ethiopicWriter, hanWriter, japaneseWriter } from './syllable-writers.ts';
import type { Writer } from './writer.ts';

/** The writer of a language. */
export function writerFor({ code, scriptName }: Language): Writer {
  const endings = endingsOf(code, scriptName);
  const isUsual = languageRows.some((row) => row.codes[0] === code && row.script === scriptName);
  const own = isUsual && Object.hasOwn(alphabetsOfLanguages, code) ? alphabetsOfLanguages[code] : undefined;
  const alphabet = own ?? alphabets[scriptName];
  if (alphabet) return alphabetWriter(alphabet, endings);
  const abugida = abugidas[scriptName];
  if (abugida) return abugidaWriter(abugida, endings);
  switch (scriptName) {
    case 'hangul':
      return hangulWriter(endings);
    case 'japanese':
      return japaneseWriter(endings);
    case 'ethiopic':
      return ethiopicWriter(endings);
    case 'simplifiedHan':
    case 'traditionalHan':
      return hanWriter(scriptName === 'traditionalHan');
    default:
      return latinWriter(code, endings);
  }
}
