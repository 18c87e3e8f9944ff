import { type ChildProcess, spawn } from 'node:child_process';
import { type Ended, ending } from '../src/base/command-end.ts';

/** Signals that a terminal, a supervisor or a CI job sends, which are passed on to the command. */
const PASSED_ON: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];

/**
 * Runs a command on this process's terminal and passes signals on to it.
 * @throws {CannotRun} when there is no such command
 */
export async function runInForeground(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const [command = '', ...args] = words;
  let child: ChildProcess | undefined;
  // Set before the command begins: an early signal would end this process alone and leave the command running.
  const handlers = PASSED_ON.map((signal) => {
    const handler = () => {
      // A terminal sends its interrupts to every process in the foreground: the command has got this one already.
      if (process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT')) return;
      child?.kill(signal);
    };
    process.on(signal, handler);
    return { signal, handler };
  });
  try {
    child = spawn(command, args, { stdio: 'inherit', env });
    return await ending(child, command);
  } finally {
    for (const { signal, handler } of handlers) process.off(signal, handler);
  }
}

/** Ends this process as the command ended: the same code, or by the same signal. */
export function endLike({ code, signal }: Ended): void {
  if (signal === null) process.exitCode = code ?? 0;
  else process.kill(process.pid, signal);
}
