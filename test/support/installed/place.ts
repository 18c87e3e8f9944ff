import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { transform } from 'esbuild';
import type { Programs } from '../guide/run-shell.ts';
import { type Finished, run, serve } from '../programs.ts';
import { pythonWith } from '../python.ts';

const python = pythonWith('pytest, requests');

/** A project and a Node: commands run there as they do in a shell of a user whose `node` this is. */
export interface Place {
  readonly folder: string;
  /** Runs a line of a shell in the project. The commands that npm installed are in the PATH. */
  shell(line: string, env?: Readonly<Record<string, string>>): Promise<Finished>;
  /** Writes a program into the project, and runs it. TypeScript is stripped of its types alone. */
  program(name: string, code: string): Promise<Finished>;
  readonly programs: Programs;
  /** The variables of a command there. */
  readonly env: Readonly<Record<string, string>>;
}

/** @param node the program of Node @param at the folder within the project where commands run */
export function placeAt(project: string, node: string, at = '.'): Place {
  const folder = join(project, at);
  const bin = join(project, `bin-${node.replaceAll(/\W+/g, '-')}`);
  if (!existsSync(bin)) {
    mkdirSync(bin);
    symlinkSync(node, join(bin, 'node'));
    if (python !== null) symlinkSync(python, join(bin, 'python3'));
  }
  mkdirSync(folder, { recursive: true });
  const env = {
    PATH: [bin, join(project, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
    VITEST: '',
    CI: '',
    NODE_OPTIONS: '',
    PYTHONDONTWRITEBYTECODE: '1',
    npm_config_offline: 'true',
  };
  const installed = join(project, 'node_modules/caption-harness/dist');
  const start = (words: readonly string[], more = {}) => run(node, words, { cwd: folder, env: { ...env, ...more } });
  return {
    folder,
    env,
    shell: (line, more = {}) => run('sh', ['-c', line], { cwd: folder, env: { ...env, ...more } }),
    async program(name, code) {
      const { code: stripped } = await transform(code, { loader: 'ts', format: name.endsWith('.cjs') ? 'cjs' : 'esm' });
      writeFileSync(join(folder, name), stripped);
      return start([name]);
    },
    programs: {
      serve: (options) => serve(join(installed, 'caption-harness.js'), options, { node, cwd: folder }),
      run: (name, words) => start([join(installed, `bin/${name}.js`), ...words]),
    },
  };
}
