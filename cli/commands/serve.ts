import { Command } from 'commander';
import { FolderInUseError } from '../../mocks/keeping/folder-in-use.ts';
import type { SeedWatcher } from '../../mocks/seeding/watch-seed.ts';
import { startWorld } from '../../mocks/start.ts';
import { StateFileError } from '../../src/base/file-format.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import { boundHeapGrowth } from '../compact-heap.ts';
import {
  boundsToJudge,
  type ConductFlags,
  openConductReports,
  reportConduct,
  withConductReport,
} from '../conduct/conduct-options.ts';
import { type ConfigFlags, withConfigOptions } from '../config/config-options.ts';
import { serveFlags } from '../config/serve-settings.ts';
import { CONTROL_TOKEN_VARIABLE } from '../environment.ts';
import { UsageError } from '../exit-codes.ts';
import { keepTicksFast } from '../fast-ticks.ts';
import { knownProviders } from '../known-provider.ts';
import {
  type ListenFlags,
  listenFrom,
  listenProblem,
  tellHowToTrust,
  warnBeyondLoopback,
  withListenOptions,
} from '../listen-options.ts';
import { isColored, logOption } from '../log/log-option.ts';
import { createRequestLog, type LogForm } from '../log/request-log.ts';
import { type PortFlags, portsFrom, withPortOptions } from '../ports.ts';
import { providerOption } from '../provider-option.ts';
import { tracingFrom } from '../tracing-from.ts';
import { type WorldFlags, withWorldOptions, worldFrom } from '../world-options.ts';
import { boundYoungRoom } from '../young-room.ts';
import { describeWorld } from './describe-world.ts';

interface ServeFlags extends WorldFlags, ListenFlags, PortFlags, ConfigFlags, ConductFlags {
  readonly json?: true;
  readonly provider?: readonly string[];
  readonly host: string;
  readonly controlToken?: string;
  readonly watch?: true;
  readonly dataDir?: string;
  readonly log?: LogForm;
  readonly verbose?: true;
}

/** `caption-harness serve`: starts the mocks and prints how to reach them. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Start the mocks and the control API. Ctrl-C stops them.')
    .option('--json', 'print one line of JSON when ready')
    .addOption(providerOption('only this provider (repeatable)'))
    .option('--host <address>', 'address to listen on; beyond loopback the control API asks for a token', '127.0.0.1')
    .option('--control-token <token>', `token of the control API (or ${CONTROL_TOKEN_VARIABLE})`)
    .addOption(logOption('pretty; off with --json'))
    .option('--verbose', 'show variables and a command to try each service with')
    .option('--data-dir <folder>', 'keep all tenants there over restarts, safe against kill -9 (default: in memory)')
    .option('--watch', 'read the seed file again when it, or a file that it names, changes');
  const served = withListenOptions(withPortOptions(withConductReport(command)), '--cors');
  return withConfigOptions(withWorldOptions(served)).action(serve);
}

async function serve(given: ServeFlags, command: Command): Promise<void> {
  const flags = await serveFlags(given, command);
  if (flags === null) return;
  const { host, json } = flags;
  const form = flags.log ?? (json ? 'off' : 'pretty');
  const log = createRequestLog(form, process.stdout, isColored(process.stdout, process.env));
  keepTicksFast();
  const world = await worldFrom(flags);
  openConductReports(flags);
  const listening = await listenFrom(flags, process.env);
  try {
    const running = await startWorld({
      ...world,
      bounds: boundsToJudge(world.bounds ?? {}, flags),
      ...listening,
      ports: portsFrom(flags),
      providers: knownProviders(flags.provider),
      host,
      controlToken: flags.controlToken,
      watchSeed: watchFrom(flags),
      dataDir: flags.dataDir,
      onControlRefusal: log?.onControlRefusal,
      tracing: tracingFrom(process.env),
    });
    // After a data folder was read: a heap that fills is collected often under this.
    boundHeapGrowth();
    boundYoungRoom();
    // Before the line that says it is ready: a program that reads it may send a signal at once.
    const stop = () =>
      void reportConduct(running, flags)
        .then(() => running.close({ graceMs: GRACE_MS }))
        .then(() => {
          log?.flush();
          process.exit();
        });
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    tellHowToTrust(flags, process.env);
    warnBeyondLoopback(host, 'the mocks, and with its token the control API');
    const asJson = json || form === 'json';
    process.stdout.write(asJson ? `${readyLine(running)}\n` : describeWorld(running, flags.verbose === true));
    log?.attach(running);
  } catch (error) {
    const hint = '--port-base takes other ports, --ports auto free ones.';
    throw listenProblem(error, hint) ?? folderProblem(error) ?? error;
  }
}

/** Running requests have so long at the end, in milliseconds; with what follows, a second. */
const GRACE_MS = 600;

/** Returns what is wrong with the data folder as a usage error; null for another error. */
function folderProblem(error: unknown): UsageError | null {
  if (error instanceof StateFileError || error instanceof FolderInUseError) return new UsageError(error.message);
  const problem = localProblem(error);
  return problem === null ? null : new UsageError(`The data folder cannot be used: ${problem}.`);
}

/** Reports on standard error what became of a changed seed file. */
function watchFrom({ watch, seedFile }: ServeFlags): SeedWatcher | undefined {
  if (!watch) return undefined;
  if (seedFile === undefined) throw new UsageError('--watch is for a seed file. Add --seed-file <path>.');
  return {
    onReload: () => void process.stderr.write(`seed: ${seedFile} was read again\n`),
    onProblem: ({ message }) => void process.stderr.write(`error: ${message}\nThe seed before it stays.\n`),
  };
}

const readyLine = ({ control, providers }: Awaited<ReturnType<typeof startWorld>>): string =>
  JSON.stringify({ control, providers });
