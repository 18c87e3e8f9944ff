import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, inject } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a build makes: `dist` without types and pages. */
export interface BuiltPrograms {
  readonly folder: string;
  path(name: 'caption-harness' | 'conform'): string;
}

/** The programs and the library, bundled from the present sources by the first test file of a run that needs them. */
export function useBuiltPrograms(): BuiltPrograms {
  const folder = inject('programs');
  const built = join(folder, 'built');
  beforeAll(async () => {
    if (existsSync(built)) return;
    const { buildCode } = (await import('../../scripts/code.mjs' as string)) as {
      buildCode: (outdir: string) => Promise<unknown>;
    };
    const own = mkdtempSync(join(folder, 'unfinished-'));
    await buildCode(own);
    try {
      renameSync(own, built);
    } catch (error) {
      // Another worker was faster.
      if (!existsSync(built)) throw error;
    }
  }, 60_000);
  return { folder: built, path: (name) => join(built, `${name}.js`) };
}

/** What a finished program left. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export function run(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string; cwd?: string } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd ?? root, env: { ...process.env, ...options.env } });
    const parts = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      parts.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      parts.stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...parts }));
    // A program that needs no input may end before it was written.
    child.stdin.once('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** The line of `serve --json`. */
export interface ReadyLine {
  readonly control: { readonly url: string };
  readonly providers: Readonly<Record<string, { baseUrl: string; credentials: Record<string, string> }>>;
}

/** Starts `serve --json` on free ports and waits for its line; `stop` ends it. */
export async function serve(
  program: string,
  args: readonly string[] = [],
  { node = process.execPath, cwd }: { readonly node?: string | undefined; readonly cwd?: string } = {},
): Promise<ReadyLine & { child: ChildProcess; stop: () => Promise<void> }> {
  const child = spawn(node, [program, 'serve', '--json', '--ports', 'auto', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { ...(JSON.parse(line) as ReadyLine), child, stop };
}
