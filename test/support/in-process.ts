import { vi } from 'vitest';
import { conformProgram } from '../../cli/conform-program.ts';
import { harnessProgram } from '../../cli/harness-program.ts';
import { runWords } from '../../cli/run.ts';
import type { Finished } from './programs.ts';

const programs = { conform: conformProgram, 'caption-harness': harnessProgram };

/** Where and with what a command line runs. Default: here, with this process's environment. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

let busy = false;

/**
 * Runs a command line of a program in this process, without the tenths of a second that a program takes to start. One at a time:
 * output, exit code, environment and working folder are the process's own. Not for signals, standard input and crashes.
 * @throws {Error} while another command line runs
 */
export async function runHere(
  name: keyof typeof programs,
  words: readonly string[],
  { cwd = process.cwd(), env = {} }: Surroundings = {},
): Promise<Finished> {
  if (busy) throw new Error('a command line runs in this process already: start the second as a process (programs.ts)');
  busy = true;
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text, ...rest: readonly unknown[]) => {
      printed[stream] += String(text);
      const written = rest.find((one) => typeof one === 'function');
      if (written) process.nextTick(written);
      return true;
    }),
  );
  const before = { cwd: process.cwd(), env: { ...process.env }, exitCode: process.exitCode };
  process.exitCode = undefined;
  try {
    Object.assign(process.env, env);
    process.chdir(cwd);
    await runWords(programs[name], words);
    return { code: Number(process.exitCode ?? 0), ...printed };
  } finally {
    process.chdir(before.cwd);
    for (const variable of Object.keys(env)) delete process.env[variable];
    Object.assign(process.env, before.env);
    process.exitCode = before.exitCode;
    for (const spy of spies) spy.mockRestore();
    busy = false;
  }
}
