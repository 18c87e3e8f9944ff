import { startWorld } from '../../mocks/start.ts';
import { systemClock } from '../../src/base/clock.ts';
import { deriveHex } from '../../src/base/derive.ts';
import { defaultPorts, type ProviderRow, providers } from '../../src/contracts/providers.ts';
import { ControlApiError, type ControlClient, createControlClient } from '../../src/control-client/index.ts';
import { createDrivenClock, type DrivenClock } from '../../src/pipeline/index.ts';
import { UsageError } from '../exit-codes.ts';
import { faultsFrom } from '../fault-options.ts';
import { knownProvider } from '../known-provider.ts';
import type { CaptionFlags } from './flags.ts';

/** The seed of mocks that a command without --seed starts. */
const DEFAULT_SEED = 1;

/** The services that a run uses. */
export interface Target {
  readonly kind: 'mock' | 'live';
  /** Identifies the servers and accounts in files, without secrets. Live: only those that were used so far. */
  readonly servers: string;
  /** True when the servers, and everything in them, end with the command. */
  readonly temporary: boolean;
  /** Null for the live services, where real time passes. */
  readonly clock: DrivenClock | null;
  service(provider: string): { readonly baseUrl: string; readonly credentials: Readonly<Record<string, string>> };
  close(): Promise<void>;
}

/** Starts the mocks, finds running ones, or prepares the live services. @throws {UsageError} */
export async function openTarget(flags: CaptionFlags, environment: NodeJS.ProcessEnv): Promise<Target> {
  if (flags.seedFile !== undefined && (flags.target === 'live' || flags.control !== undefined)) {
    throw new UsageError(
      '--seed-file is for mocks that this command starts. Give it to `caption-harness serve`, or POST it to /tenants/<name>/seed.',
    );
  }
  const fails = flags.fault !== undefined || flags.chaos !== undefined;
  if (fails && (flags.target === 'live' || flags.control !== undefined)) {
    throw new UsageError(
      '--fault and --chaos are for mocks that this command starts. Give them to `caption-harness serve`, or POST faults to /tenants/<name>/faults.',
    );
  }
  refuseUnused(flags);
  if (flags.target === 'live') return openLive(flags, environment);
  return flags.control === undefined ? startMocks(flags) : findMocks(flags, flags.control);
}

/** Refuses options that say that other services are meant than those which the run would use. */
function refuseUnused({ target, control, url, credential }: CaptionFlags): void {
  const isLive = target === 'live';
  if (isLive && control !== undefined) {
    throw new UsageError('--control names mocks, and --target live the real services. Leave one of them out.');
  }
  const [service] = Object.keys(url);
  if (!isLive && control === undefined && service !== undefined) {
    throw new UsageError(
      `--url ${service}=... has no effect on the mocks that this command starts. Add --control for running mocks, or --target live.`,
    );
  }
  const [name] = Object.keys(credential);
  if (!isLive && name !== undefined) {
    throw new UsageError(`--credential ${name}=... needs --target live: mocks take those of --tenant.`);
  }
}

async function startMocks(flags: CaptionFlags): Promise<Target> {
  const { tenant } = flags;
  const running = await startWorld({
    tenant,
    settings: { clock: 'manual' },
    seedFile: flags.seedFile,
    faults: await faultsFrom(flags, DEFAULT_SEED),
    onDefect: (error) => process.stderr.write(`defect: ${error instanceof Error ? error.stack : String(error)}\n`),
  });
  try {
    const control = createControlClient({ url: running.control.url });
    await findTenant(control, tenant);
    return {
      kind: 'mock',
      servers: `mock ${running.control.url} ${process.pid} ${systemClock.now()}`,
      temporary: true,
      clock: await clockOf(control, tenant),
      service: (provider) => running.providers[provider] ?? { baseUrl: '', credentials: {} },
      close: () => running.close(),
    };
  } catch (error) {
    await running.close();
    throw error;
  }
}

async function findMocks(flags: CaptionFlags, url: string): Promise<Target> {
  const control = createControlClient({ url });
  try {
    const { credentials } = await findTenant(control, flags.tenant);
    const { ports = {} } = await control.health();
    return {
      kind: 'mock',
      servers: `mock ${url} ${flags.tenant}`,
      temporary: false,
      clock: await clockOf(control, flags.tenant),
      service: (provider) => ({
        baseUrl: flags.url[provider] ?? beside(url, provider, ports[provider]),
        credentials: credentials[provider]?.full ?? {},
      }),
      close: async () => {},
    };
  } catch (error) {
    if (!(error instanceof ControlApiError)) throw error;
    // A server that answers says itself what to do.
    const hint = error.status === null ? '. Start the mocks with: caption-harness serve' : '';
    throw new UsageError(`${error.message}${hint}`);
  }
}

/** The address of a provider whose listener is on the host of a control API. */
function beside(control: string, provider: string, port: number | undefined): string {
  const { protocol, hostname, port: own } = new URL(control);
  const row = rowOf(provider);
  // Servers of an earlier version do not tell their ports.
  const known = port ?? (Number(own) === defaultPorts.control ? row.listener.port : undefined);
  if (known !== undefined) return `${protocol}//${hostname}:${known}${row.basePath}`;
  throw new UsageError(
    `The base URL of ${provider} is unknown. Add --url ${provider}=<base URL>, as \`serve --json\` prints it.`,
  );
}

async function findTenant(control: ControlClient, name: string) {
  try {
    return await control.getTenant(name);
  } catch (error) {
    if (!(error instanceof ControlApiError) || error.status !== 404) throw error;
  }
  try {
    return await control.createTenant({ name });
  } catch (error) {
    // Another run may have created it meanwhile.
    if (!(error instanceof ControlApiError) || error.status !== 409) throw error;
    return control.getTenant(name);
  }
}

const clockOf = (control: ControlClient, tenant: string): Promise<DrivenClock> =>
  createDrivenClock({
    now: async () => Date.parse((await control.getTenant(tenant)).clock.now),
    advance: async (milliseconds) => Date.parse((await control.advance(tenant, milliseconds / 1000)).clock.now),
  });

function openLive(flags: CaptionFlags, environment: NodeJS.ProcessEnv): Target {
  if (!flags.yes && environment.CONFORM_LIVE !== '1') {
    throw new UsageError(
      '--target live uses the real services and spends real credits. Confirm with --yes, or with CONFORM_LIVE=1 in the environment.',
    );
  }
  const used = new Map<string, string>();
  return {
    kind: 'live',
    // The ids of one account do not exist in another.
    get servers() {
      return `live ${deriveHex(16, ...[...used].flat())}`;
    },
    temporary: false,
    clock: null,
    service(provider) {
      const row = rowOf(provider);
      const found = liveService(provider, row, flags, environment);
      used.set(provider, accountName(provider, found.baseUrl, Object.values(found.credentials).join(' ')));
      return found;
    },
    close: async () => {},
  };
}

const rowOf = (provider: string): ProviderRow => providers[knownProvider(provider)];

function liveService(provider: string, row: ProviderRow, flags: CaptionFlags, environment: NodeJS.ProcessEnv) {
  const credentials: Record<string, string> = {};
  for (const [name, variable] of Object.entries(row.credentialVariables)) {
    const value = flags.credential[`${provider}.${name}`] ?? environment[variable];
    if (!value) {
      throw new UsageError(
        `${row.title} needs ${name}: set ${variable}, or add --credential ${provider}.${name}=@file.`,
      );
    }
    credentials[name] = value;
  }
  return { baseUrl: flags.url[provider] ?? environment[row.baseUrlVariable] ?? row.liveBaseUrl, credentials };
}

/** Identifies an account in files: the same key at the same base URL is the same account. */
export const accountName = (provider: string, baseUrl: string, secret: string): string =>
  `${provider} ${baseUrl} ${deriveHex(16, 'account', secret)}`;
