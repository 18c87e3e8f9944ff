import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Finished, run } from '../programs.ts';
import { blocksOf } from './blocks.ts';
import { shellLines } from './words.ts';

/** A file that a guide shows: its first line is a comment with its name. */
export interface GuideFile {
  readonly name: string;
  readonly content: string;
}

/** The files of a guide. A guide with files is a project: its commands run in a folder that has them. */
export const filesOf = (page: string): GuideFile[] =>
  blocksOf(page).flatMap(({ language, code }) => {
    const [, name] = language === 'sh' ? [] : (/^(?:\/\/|#) ([\w./-]+\.\w+)\n/.exec(code) ?? []);
    return name === undefined ? [] : [{ name, content: code }];
  });

/**
 * Writes the files of a guide into a folder, and runs its commands there by a shell.
 * @param environment variables of the commands; an empty one counts as absent for most programs
 * @throws {Error} for a command that fails, or prints another text than the one behind its `#`
 */
export async function runProject(page: string, folder: string, environment: Record<string, string>): Promise<void> {
  for (const { name, content } of filesOf(page)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const lines = blocksOf(page)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => shellLines(code));
  if (lines.length === 0) throw new Error('the guide has files, and no command that uses them');
  for (const { command, expected } of lines) {
    const ended = await run('sh', ['-c', command], { cwd: folder, env: environment });
    if (ended.code === 0 && (expected === null || all(ended).includes(expected))) continue;
    throw new Error(`${command}\nexpected: ${expected ?? 'exit code 0'}\ngot: ${ended.code}\n${all(ended)}`);
  }
}

const all = ({ stdout, stderr }: Finished): string => stdout + stderr;
