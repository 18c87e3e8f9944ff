import { languageRows } from '../../../fixtures/languages/languages.ts';
import { type ScriptName, type ScriptRow, scripts } from '../../../fixtures/languages/scripts.ts';

/** A language for invented text. */
export interface Language {
  /** The code used inside the project: equal for all codes of one language (`he`, `iw`, `heb`). */
  readonly code: string;
  readonly script: ScriptRow;
  readonly scriptName: ScriptName;
}

const scriptRows: ReadonlyMap<ScriptName, ScriptRow> = new Map(Object.entries(scripts) as [ScriptName, ScriptRow][]);

const rowByCode = new Map(languageRows.flatMap((row) => row.codes.map((code) => [code.toLowerCase(), row] as const)));

const scriptBySubtag = new Map<string, ScriptName>();
for (const [name, row] of scriptRows) {
  const subtag = (row.subtag ?? row.unicode[0] ?? '').toLowerCase();
  if (!scriptBySubtag.has(subtag)) scriptBySubtag.set(subtag, name);
}

/**
 * The language behind a code of any provider: ISO 639-1, 639-2 or a BCP 47 tag, in any case. A script subtag decides the
 * script (`sr-Latn`), other unknown subtags are ignored (`pt-BR`). An unknown language is itself, in Latin letters.
 */
export function languageOf(code: string): Language {
  const subtags = code.toLowerCase().split(/[-_]/);
  const asked = subtags.slice(1).find((subtag) => scriptBySubtag.has(subtag));
  for (let length = subtags.length; length > 0; length -= 1) {
    const row = rowByCode.get(subtags.slice(0, length).join('-'));
    if (row) return language(row.codes[0] ?? code, row.script, asked);
  }
  return language(subtags[0] ?? '', 'latin', asked);
}

function language(code: string, usual: ScriptName, asked: string | undefined): Language {
  const usualRow = scripts[usual] as ScriptRow;
  const usualSubtag = (usualRow.subtag ?? usualRow.unicode[0] ?? '').toLowerCase();
  const scriptName = asked === undefined || asked === usualSubtag ? usual : (scriptBySubtag.get(asked) ?? usual);
  return { code, scriptName, script: scripts[scriptName] };
}

const letterTests = [...scriptRows].map(
  ([, row]) => [row, new RegExp(row.unicode.map((value) => `\\p{Script=${value}}`).join('|'), 'u')] as const,
);
const rowByLetter = new Map<number, ScriptRow>();

/** The script of a text that starts with the letter `codePoint`. Han counts as Chinese; unknown scripts as Latin. */
export function scriptOfLetter(codePoint: number): ScriptRow {
  if (codePoint < 0x250) return scripts.latin;
  const known = rowByLetter.get(codePoint);
  if (known) return known;
  const letter = String.fromCodePoint(codePoint);
  const row = letterTests.find(([, test]) => test.test(letter))?.[0] ?? scripts.latin;
  rowByLetter.set(codePoint, row);
  return row;
}
