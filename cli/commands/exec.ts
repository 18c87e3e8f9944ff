import { Command } from 'commander';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { CannotRun } from '../../src/base/command-end.ts';
import {
  boundsToJudge,
  type ConductFlags,
  conductOption,
  openConductReports,
  reportConduct,
  withConductReport,
} from '../conduct/conduct-options.ts';
import { type ConfigFlags, withConfigOptions } from '../config/config-options.ts';
import { serveFlags } from '../config/serve-settings.ts';
import { CONTROL_TOKEN_VARIABLE, pointed, pointingAt } from '../environment.ts';
import { exitCodes } from '../exit-codes.ts';
import { type GuardProxy, proxiedEnvironment, startGuardProxy } from '../guard-proxy.ts';
import { allowRealHostsOption, guardedHosts, guardedUnder } from '../guarded-hosts.ts';
import { knownProviders } from '../known-provider.ts';
import { authorityFile, type ListenFlags, listenFrom, listenProblem, withListenOptions } from '../listen-options.ts';
import { isColored, logOption } from '../log/log-option.ts';
import { createRequestLog, type LogForm, type RequestLog } from '../log/request-log.ts';
import { providerOption } from '../provider-option.ts';
import { endLike, runInForeground } from '../run-command.ts';
import { type Trusting, trusting } from '../tls/trusting.ts';
import { tracingFrom } from '../tracing-from.ts';
import { type WorldFlags, withWorldOptions, worldFrom } from '../world-options.ts';

/** `caption-harness exec -- CMD`: runs a command with its own mocks. */
export function execCommand(): Command {
  const command = new Command('exec')
    .description('Start the mocks on free ports, run a command that uses them, and exit as it does.')
    .argument('<command...>', 'the command and its arguments, after --')
    .addOption(logOption('off'))
    .addOption(providerOption('only this provider (repeatable)'))
    .option('--control-token <token>', `token of the control API (or ${CONTROL_TOKEN_VARIABLE})`)
    .addOption(conductOption())
    .addOption(allowRealHostsOption())
    .option('--guard-proxy', 'also keep other programs than Node from the real services, by a proxy')
    .passThroughOptions();
  return withConfigOptions(withWorldOptions(withListenOptions(withConductReport(command), '--cors'))).action(execute);
}

interface ExecFlags extends WorldFlags, ListenFlags, ConfigFlags, ConductFlags {
  readonly provider?: readonly string[];
  readonly log?: LogForm;
  readonly controlToken?: string;
  readonly allowRealHosts?: true;
  readonly guardProxy?: true;
}

async function execute(words: readonly string[], given: ExecFlags, command: Command): Promise<void> {
  const flags = await serveFlags(given, command);
  if (flags === null) return;
  // Standard output is the command's.
  const log = createRequestLog(flags.log ?? 'off', process.stderr, isColored(process.stderr, process.env));
  const running = await start(flags, log);
  log?.attach(running);
  let proxy: GuardProxy | null = null;
  let trust: Trusting | null = null;
  try {
    const hosts = guardedHosts(running);
    const authority = authorityFile(flags, process.env);
    if (authority !== null) trust = trusting(process.env, authority);
    const environment = pointed(trust?.environment ?? process.env, pointingAt(running));
    const guarded = guardedUnder(environment, running, flags.allowRealHosts === true);
    if (flags.guardProxy) proxy = await startGuardProxy(hosts, process.env);
    const ended = await runInForeground(words, proxy ? proxiedEnvironment(guarded, proxy.url, hosts) : guarded);
    const isBadClient = await reportConduct(running, flags);
    await proxy?.close();
    await running.close();
    log?.flush();
    trust?.close();
    endLike(isBadClient && ended.code === 0 ? { ...ended, code: exitCodes.misconduct } : ended);
  } catch (error) {
    await proxy?.close();
    await running.close();
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = error.code;
  } finally {
    trust?.close();
  }
}

async function start(flags: ExecFlags, log: RequestLog | null): Promise<RunningWorld> {
  const providers = knownProviders(flags.provider);
  openConductReports(flags);
  const world = await worldFrom(flags);
  const options = {
    ...world,
    bounds: boundsToJudge(world.bounds ?? {}, flags),
    ...(await listenFrom(flags, process.env)),
    controlToken: flags.controlToken,
    providers,
    tracing: tracingFrom(process.env),
  };
  try {
    return await startWorld({ ...options, ports: 'auto', onControlRefusal: log?.onControlRefusal });
  } catch (error) {
    throw listenProblem(error, '') ?? error;
  }
}
