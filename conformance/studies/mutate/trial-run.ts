import { spawn } from 'node:child_process';
import type { World } from '../../../mocks/kernel/world/world.ts';
import { type RunningWorld, type StartOptions, startWorld } from '../../../mocks/start.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { type Ended, ending } from '../../../src/base/command-end.ts';

/** How a command ended with one world. */
export interface TrialRun {
  readonly ended: Ended;
  readonly late: boolean;
  readonly durationMs: number;
  /** The end of the command's output. */
  readonly output: string;
  /** Providers that the command called. */
  readonly used: readonly string[];
}

/** The options of one try. */
export interface TrialOptions {
  readonly words: readonly string[];
  readonly world: StartOptions;
  /** The environment of a command that is to use these mocks. */
  readonly environmentOf: (running: RunningWorld) => NodeJS.ProcessEnv;
  /** Added to the environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The command and its child processes are stopped after this time, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const KEPT_OUTPUT = 8_000;

/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 2_000;

/** Runs a command once, with its own world. @throws {CannotRun} */
export async function tryCommand(options: TrialOptions): Promise<TrialRun> {
  const { words, world, environmentOf, variables, timeoutMs, signal } = options;
  const running = await startWorld({ ...world, ports: 'auto' });
  const [command = '', ...args] = words;
  const env = { ...environmentOf(running), ...variables };
  const started = systemClock.now();
  // Its own process group, so that its child processes are stopped, too.
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true });
  let output = '';
  const keep = (part: string) => {
    output = (output + part).slice(-KEPT_OUTPUT);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  const stop = (how: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, how);
    } catch {}
  };
  let late = false;
  const onTime = setTimeout(() => {
    late = true;
    stop('SIGTERM');
  }, timeoutMs);
  const force = setTimeout(() => stop('SIGKILL'), timeoutMs + GRACE_MS);
  const onAbort = () => stop('SIGTERM');
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const ended = await ending(child, command);
    return { ended, late, durationMs: systemClock.now() - started, output, used: usedProviders(running.world) };
  } finally {
    clearTimeout(onTime);
    clearTimeout(force);
    signal.removeEventListener('abort', onAbort);
    stop('SIGKILL');
    await running.close();
  }
}

const usedProviders = (world: World): string[] => [
  ...new Set(
    world.tenantNames.flatMap((name) => world.find(name)?.journal.entries.map(({ provider }) => provider) ?? []),
  ),
];

/** How a command ended, for people: `exit 1`, `SIGABRT`, `stopped after 30 seconds`. */
export const endOf = ({ ended, late }: Pick<TrialRun, 'ended' | 'late'>, timeoutMs: number): string =>
  late ? `stopped after ${timeoutMs / 1000} seconds` : (ended.signal ?? `exit ${ended.code}`);
