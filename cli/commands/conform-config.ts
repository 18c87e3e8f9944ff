import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Baseline, Capabilities, Check, Config } from '../../conformance/index.ts';
import { credentialInFile } from '../credential-option.ts';
import { UsageError } from '../exit-codes.ts';

/** The config file that is read when none is named. */
const CONFIG_FILE = 'caption-harness.config.json';

/** The options that a config file can set, too, as commander gives them. */
export interface ConfigurableFlags {
  readonly config?: string;
  readonly target?: string;
  readonly url: Readonly<Record<string, string>>;
  readonly control?: string;
  readonly credential: Readonly<Record<string, string>>;
  readonly provider?: readonly string[];
  readonly grep?: string;
  readonly include: readonly string[];
  readonly reporter: readonly string[];
  readonly seed: number;
  readonly switch: Readonly<Record<string, string>>;
  readonly baseline?: string;
}

/** Options that together say what is tested: one of them on the command line replaces all of them in the file. */
const TARGET_FLAGS = ['target', 'url', 'control', 'credential'] as const;
const OTHER_FLAGS = ['provider', 'grep', 'include', 'reporter', 'seed', 'baseline'] as const;

/**
 * Returns the options, completed by the config file: the named one, else the one in the working folder. Options win.
 * @throws {UsageError} when the file cannot be read or has another form
 */
export async function withConfig<Flags extends ConfigurableFlags>(
  flags: Flags,
  command: Command,
): Promise<{ readonly flags: Flags; readonly capabilities: Capabilities }> {
  const found = await findConfig(flags.config);
  if (found === null) return { flags, capabilities: {} };
  const { file, config } = found;
  const given = (name: string) => command.getOptionValueSource(name) === 'cli';
  const settings: Record<string, unknown> = { ...config, ...atHome(config, dirname(file)) };
  if (config.credential) settings.credential = credentialsFrom(config.credential, dirname(file));
  checkTarget(config.target, command, file);
  const targetGiven = TARGET_FLAGS.some(given);
  const taken = [...(targetGiven ? [] : TARGET_FLAGS), ...OTHER_FLAGS.filter((name) => !given(name))];
  const chosen = taken.filter((name) => settings[name] !== undefined).map((name) => [name, settings[name]]);
  return {
    flags: { ...flags, ...Object.fromEntries(chosen), switch: { ...config.switch, ...flags.switch } },
    capabilities: config.capabilities ?? {},
  };
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
  return parsed(file, readJson(file), parseBaseline);
}

async function findConfig(named: string | undefined): Promise<{ file: string; config: Config } | null> {
  const file = resolve(named ?? CONFIG_FILE);
  let value: unknown;
  try {
    value = readJson(file);
  } catch (error) {
    if (named === undefined && error instanceof UsageError && (error.cause as { code?: string })?.code === 'ENOENT')
      return null;
    throw error;
  }
  const { parseConfig } = await import('../../conformance/index.ts');
  return { file, config: parsed(file, value, parseConfig) };
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reason(error)}`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${reason(error)}`);
  }
}

function parsed<T>(file: string, value: unknown, parse: (value: unknown) => T): T {
  try {
    return parse(value);
  } catch (error) {
    throw new UsageError(`${file} does not have the expected form:\n${reason(error)}`);
  }
}

/** Paths in a config file are relative to its folder. */
function atHome(config: Config, home: string): Partial<Config> {
  const reporter = config.reporter?.map((text) =>
    text.replace(/^([^=]+=)(.+)$/s, (_, name, path) => name + resolve(home, path)),
  );
  return {
    ...(config.baseline === undefined ? {} : { baseline: resolve(home, config.baseline) }),
    ...(reporter === undefined ? {} : { reporter }),
  };
}

/**
 * Reads credentials from the variables and files that hold them. A variable that is not set gives none, and its checks are skipped.
 * @throws {UsageError} when a file cannot be read
 */
function credentialsFrom(named: NonNullable<Config['credential']>, home: string): Record<string, string> {
  const entries = Object.entries(named).flatMap(([name, source]): [string, string][] => {
    if ('file' in source) return [[name, credentialInFile(name, resolve(home, source.file))]];
    const value = process.env[source.env];
    if (value) return [[name, value]];
    process.stderr.write(`note: ${source.env} is not set, so there is no ${name}\n`);
    return [];
  });
  return Object.fromEntries(entries);
}

function checkTarget(target: string | undefined, command: Command, file: string): void {
  const known = command.options.find((option) => option.attributeName() === 'target')?.argChoices ?? [];
  if (target !== undefined && !known.includes(target)) {
    throw new UsageError(`${file}: there is no target "${target}"; known: ${known.join(', ')}.`);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
