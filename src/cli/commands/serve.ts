import { Command } from 'commander';
import { startWorld } from '../../../mocks/start.ts';
import { keepHeapCompact } from '../compact-heap.ts';
import { UsageError } from '../exit-codes.ts';
import { oneOf } from '../options.ts';
import { type WorldFlags, withWorldOptions, worldFrom } from '../world-options.ts';
import { describeWorld } from './describe-world.ts';

interface ServeFlags extends WorldFlags {
  readonly json?: true;
  readonly ports: 'auto' | 'default';
  readonly host: string;
}

/** `caption-harness serve`: starts the stand-ins and prints how to reach them. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Start the stand-ins and the control API; Ctrl-C stops them.')
    .option('--json', 'print one line of JSON when ready')
    .addOption(
      oneOf('--ports <which>', 'auto: free ports; default: 4000, 4010, 4020, 4030', ['auto', 'default'], 'default'),
    )
    .option('--host <address>', 'listen here instead of on loopback', '127.0.0.1');
  return withWorldOptions(command).action(serve);
}

async function serve(flags: ServeFlags): Promise<void> {
  const { host, ports } = flags;
  keepHeapCompact();
  const world = await worldFrom(flags);
  try {
    const running = await startWorld({ ...world, ports, host });
    process.stdout.write(flags.json ? `${readyLine(running)}\n` : describeWorld(running));
    const stop = () => void running.close().then(() => process.exit());
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    if (isListenError(error)) throw new UsageError(`${error.message}. --ports auto takes free ports.`);
    throw error;
  }
}

const readyLine = ({ control, providers }: Awaited<ReturnType<typeof startWorld>>): string =>
  JSON.stringify({ control, providers });

const isListenError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo');
