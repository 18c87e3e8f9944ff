import type { Command } from 'commander';
import type { Baseline, Capabilities, Check, Config } from '../../conformance/index.ts';
import { conformMembers, sharedMembers, targetMembers } from '../../src/contracts/config/members.ts';
import type { ConfigFlags } from '../config/config-options.ts';
import { configText } from '../config/print-config.ts';
import { jsonIn } from '../config/read-config.ts';
import { type Reading, resolveFlags } from '../config/resolve.ts';
import { credentialInFile } from '../credential-option.ts';
import { UsageError } from '../exit-codes.ts';
import { isRequirementFile } from './conform-requirements.ts';

/** Options that together say what is tested: one of them on the command line replaces all of them in the file. */
const target = Object.keys(targetMembers);

const reading: Reading = {
  kinds: { ...sharedMembers, ...conformMembers, ...targetMembers },
  replaces: Object.fromEntries(target.map((member) => [member, target])),
  sectionOf: (config, home) => ({
    ...config,
    providerModule: config.providerModule?.map(home),
    requirements: config.requirements?.map((text) => (isRequirementFile(text) ? home(text) : text)),
    badge: config.badge === undefined ? undefined : home(config.badge),
    baseline: config.baseline === undefined ? undefined : home(config.baseline),
    reporter: config.reporter?.map((text) => text.replace(/^([^=]+=)(.+)$/s, (_, name, path) => name + home(path))),
    credential: config.credential && credentialsFrom(config.credential, home),
  }),
};

/**
 * Completes the options by environment variables and the config file: the named one, else the one in the working folder.
 * Options win. Returns null after it has printed them, for `--print-config`.
 * @throws {UsageError} when the file cannot be read or has another form
 */
export async function withConfig<Flags extends ConfigFlags>(
  flags: Flags,
  command: Command,
): Promise<{ readonly flags: Flags; readonly capabilities: Capabilities } | null> {
  const resolved = await resolveFlags(flags, command, reading);
  if (!flags.printConfig) return { flags: resolved.flags, capabilities: resolved.config?.content.capabilities ?? {} };
  process.stdout.write(configText(resolved));
  return null;
}

/** @throws {UsageError} when the capabilities name a section or operation that no check or contract has */
export async function checkCapabilities(capabilities: Capabilities, checks: readonly Check[]): Promise<void> {
  const { capabilityProblems } = await import('../../conformance/index.ts');
  const problems = capabilityProblems(capabilities, checks);
  if (problems.length > 0) throw new UsageError(`capabilities: ${problems.join('\n')}`);
}

/** @throws {UsageError} when the file cannot be read or has another form */
export async function readBaseline(file: string): Promise<Baseline> {
  const { parseBaseline } = await import('../../conformance/index.ts');
  const value = jsonIn(file);
  try {
    return parseBaseline(value);
  } catch (error) {
    throw new UsageError(`${file} does not have the expected form:\n${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Reads credentials from the variables and files that hold them. A variable that is not set gives none, and its checks are skipped.
 * The prefix keeps a value as it is.
 * @throws {UsageError} when a file cannot be read
 */
function credentialsFrom(
  named: NonNullable<Config['credential']>,
  home: (path: string) => string,
): Record<string, string> {
  const entries = Object.entries(named).flatMap(([name, source]): [string, string][] => {
    if ('file' in source) return [[name, `literal:${credentialInFile(name, home(source.file))}`]];
    const value = process.env[source.env];
    if (value) return [[name, `literal:${value}`]];
    process.stderr.write(`note: ${source.env} is not set, so there is no ${name}\n`);
    return [];
  });
  return Object.fromEntries(entries);
}
