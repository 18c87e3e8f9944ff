import type { ChildProcess } from 'node:child_process';

/** How a command ended: with a code, or by a signal. The other one is null. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The command could not be started at all; `code` is the exit code that shells use for it: 127 missing, 126 not runnable. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
  readonly code: 126 | 127;

  constructor(command: string, error: NodeJS.ErrnoException) {
    const missing = error.code === 'ENOENT';
    super(missing ? `there is no command "${command}".` : `"${command}" cannot be run: ${error.message}.`);
    this.code = missing ? 127 : 126;
  }
}

/** Waits for a child's end. @throws {CannotRun} when it could not be started */
export function ending(child: ChildProcess, command: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new CannotRun(command, error)));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}
