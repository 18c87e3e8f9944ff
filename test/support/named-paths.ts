import type { Command } from 'commander';

const FOLDERS = 'bench cli conformance docs entry examples fixtures mocks scripts skills src test'.replaceAll(' ', '|');
const PATH = new RegExp(`(?<![\\w./:@#-])(?:(?:${FOLDERS})/[\\w-]+(?:[./][\\w-]+)*|[A-Z][A-Z_]+\\.md)`, 'g');

/**
 * The paths of this repository that a text names, without a slash at the end: `docs/lint.md`, `README.md`. Addresses, links to
 * them and names of modules are left out.
 */
export const namedPaths = (text: string): string[] =>
  [...text.replaceAll(/\[[^\]]*\]\(https?:[^)]*\)/g, '').matchAll(PATH)].map(([path]) => path);

/** What `--help` prints for a program and each of its commands, by name. */
export function helpsOf(program: Command, before = ''): { readonly name: string; readonly text: string }[] {
  const name = `${before}${program.name()}`;
  const parts: string[] = [];
  program.configureOutput({ writeOut: (part) => void parts.push(part), getOutHelpWidth: () => 1000 });
  program.outputHelp();
  return [{ name, text: parts.join('') }, ...program.commands.flatMap((command) => helpsOf(command, `${name} `))];
}
