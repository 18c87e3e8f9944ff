import type { SeedProblem } from './problem.ts';
import { SeedFile, Translated } from './translated.ts';

/** What no schema says of an entry of `translated`: expressions that compile, and files with a source and a translation. */
export function translatedProblems(value: unknown, path: string): SeedProblem[] {
  const { success, data } = Translated.safeParse(value);
  if (!success) return [];
  const { patterns = [], files = [], phrases } = data;
  const isEmpty = phrases === undefined && patterns.length === 0 && files.length === 0;
  return [
    ...(isEmpty ? [{ path, text: 'expected phrases, patterns or files, got none.' }] : []),
    ...patterns.flatMap(({ match }, at) => expressionProblems(match, `${path}.patterns[${at}].match`)),
    ...files.flatMap((file, at) => fileProblems(file, `${path}.files[${at}]`)),
  ];
}

function expressionProblems(match: string, path: string): SeedProblem[] {
  try {
    new RegExp(match, 'su');
    return [];
  } catch (error) {
    return [
      { path, text: `expected a regular expression, got: ${error instanceof Error ? error.message : String(error)}.` },
    ];
  }
}

function fileProblems(file: Readonly<Record<string, unknown>>, path: string): SeedProblem[] {
  const members = Object.keys(SeedFile.shape);
  const [source, translated] = [members.slice(0, 2), members.slice(2)];
  return [source, translated].flatMap((pair) => {
    const given = pair.filter((name) => file[name] !== undefined);
    if (given.length === 1) return [];
    return [{ path, text: `expected one of ${pair.join(' and ')}, got ${given.length === 0 ? 'none' : 'both'}.` }];
  });
}
