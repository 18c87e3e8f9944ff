import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { DEFAULT_TENANT } from '../../mocks/start.ts';
import { isTenantName, TENANT_NAME_RULE } from '../../src/contracts/tenant-name.ts';
import { type ConfigFlags, withConfigOptions } from '../config/config-options.ts';
import { configText } from '../config/print-config.ts';
import { resolveFlags } from '../config/resolve.ts';
import { serveReading } from '../config/serve-settings.ts';
import { type Pointing, pointingAt, type Reachable, type ServeAddress, serversAt } from '../environment.ts';
import { UsageError } from '../exit-codes.ts';
import { knownProviders } from '../known-provider.ts';
import { oneOf, tenantName } from '../options.ts';
import { type PortFlags, portsFrom, withPortOptions } from '../ports.ts';
import { withProviderModules } from '../provider-modules.ts';
import { providerOption } from '../provider-option.ts';

interface EnvFlags extends PortFlags, ConfigFlags {
  readonly provider?: readonly string[];
  readonly tenant: string;
  readonly host: string;
  readonly from?: string;
  readonly format: string;
}

const formats: Readonly<Record<string, (pointing: Pointing) => string>> = {
  sh: ({ set, unset }) =>
    [
      ...unset.map((name) => `unset ${name}`),
      ...Object.entries(set).map(([name, value]) => `export ${name}=${quoted(value)}`),
    ].join('\n'),
  dotenv: ({ set }) =>
    Object.entries(set)
      .map(([name, value]) => `${name}=${quoted(value)}`)
      .join('\n'),
  json: ({ set }) => JSON.stringify(set, null, 2),
};

/** `caption-harness env`: prints the variables that point programs at the mocks. */
export function envCommand(): Command {
  const command = withProviderModules(new Command('env'))
    .description('Print environment variables that point programs at running mocks: eval "$(caption-harness env)".')
    .addOption(providerOption('only this provider'))
    .option('--tenant <name>', 'tenant whose credentials are printed', tenantName, DEFAULT_TENANT)
    .option('--host <address>', 'host where the mocks run', '127.0.0.1')
    .option('--from <file>', 'read the addresses from the line of serve --json; - is standard input')
    .addOption(oneOf('--format <which>', 'output format', Object.keys(formats), 'sh'));
  return withConfigOptions(withPortOptions(command)).action(printEnvironment);
}

async function printEnvironment(given: EnvFlags, command: Command): Promise<void> {
  const { flags, sources, config } = await resolveFlags(given, command, serveReading);
  if (given.printConfig) {
    process.stdout.write(configText({ flags, sources }));
    return;
  }
  const { provider, tenant, from, format } = flags;
  knownProviders(provider);
  if (!isTenantName(tenant)) throw new UsageError(`"${tenant}" cannot be the name of a tenant: ${TENANT_NAME_RULE}.`);
  const isSecure = config?.content.serve?.tlsCert !== undefined || config?.content.serve?.tls === 'auto';
  const servers = from === undefined ? serversAt({ ...addressOf(flags), isSecure }, tenant) : readyLine(from);
  process.stdout.write(`${formats[format]?.(pointingAt(servers, provider))}\n`);
}

function addressOf(flags: EnvFlags): Pick<ServeAddress, 'host' | 'ports'> {
  if (flags.ports === 'auto') throw new UsageError('serve takes free ports: give the line of serve --json by --from.');
  return { host: flags.host, ports: portsFrom(flags) };
}

function readyLine(file: string): Reachable {
  try {
    const line = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')) as Reachable;
    if (typeof line.control.url === 'string' && typeof line.providers === 'object') return line;
  } catch {}
  throw new UsageError(`${file === '-' ? 'standard input' : file} does not hold the line of serve --json.`);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
