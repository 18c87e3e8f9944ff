import type { Command } from 'commander';
import type { Config } from '../../conformance/index.ts';
import { serveMembers, sharedMembers } from '../../src/contracts/config/members.ts';
import type { ConfigFlags } from './config-options.ts';
import { configText } from './print-config.ts';
import { type Reading, resolveFlags } from './resolve.ts';

/** Which members `serve`, `exec`, `mutate` and `env` read: as far as they have an option of that name. */
export const serveReading: Reading = {
  kinds: { ...sharedMembers, ...serveMembers, controlToken: 'text' },
  pathOf: (member) => (member in serveMembers ? `serve.${member}` : member),
  replaces: { ports: ['port', 'portBase'] },
  sectionOf: ({ provider, providerModule, seed, switch: switches, serve = {} }: Config, home) => ({
    ...serve,
    provider,
    providerModule: providerModule?.map(home),
    seed,
    switch: switches,
    ...atHome(serve, home),
    // A file that is shared holds no secret.
    controlToken: undefined,
  }),
};

/**
 * Completes the options of a command that starts mocks. Returns null after it has printed them, for `--print-config`.
 * @throws {UsageError} for a variable or a config file that cannot be used
 */
export async function serveFlags<Flags extends ConfigFlags>(flags: Flags, command: Command): Promise<Flags | null> {
  const resolved = await resolveFlags(flags, command, serveReading);
  if (!flags.printConfig) return resolved.flags;
  process.stdout.write(configText(resolved));
  return null;
}

const PATHS = ['seedFile', 'dataDir', 'tlsCert', 'tlsKey', 'tlsDir'] as const;

function atHome(serve: NonNullable<Config['serve']>, home: (path: string) => string): Record<string, string> {
  return Object.fromEntries(
    PATHS.flatMap((name) => {
      const path = serve[name];
      return path === undefined ? [] : [[name, home(path)]];
    }),
  );
}
