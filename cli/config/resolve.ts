import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../../conformance/index.ts';
import type { Kinds } from '../../src/contracts/config/members.ts';
import { findConfig } from './find-config.ts';
import { fileLayer, flagLayer, type Layer, variableLayer } from './layers.ts';
import { readConfig } from './read-config.ts';
import { unknownVariables } from './unknown-variables.ts';

/** Which members a command reads, and where in the file they stand. */
export interface Reading {
  readonly kinds: Kinds;
  /** The members of the file that are meant by `kinds`, with paths made absolute. */
  readonly sectionOf: (config: Config, home: (path: string) => string) => Readonly<Record<string, unknown>>;
  /** Where a member stands in the file. Default: at the top. */
  readonly pathOf?: (member: string) => string;
  /** Members that a member makes void, where a weaker source sets them. Default: none. */
  readonly replaces?: Readonly<Record<string, readonly string[]>>;
}

/** The settings of a command, and where each comes from. */
export interface Resolved<Flags> {
  readonly flags: Flags;
  /** By member, for every member of the command. */
  readonly sources: Readonly<Record<string, string>>;
  /** Null without a config file. */
  readonly config: { readonly file: string; readonly content: Config } | null;
}

/**
 * Completes the options of a command line by environment variables and a config file: an option wins over a variable, a
 * variable over the file, the file over the default. Pairs are joined by name. Warns on standard error of variables that no setting has.
 * @throws {UsageError} for a variable or a file that cannot be used
 */
export async function resolveFlags<Flags extends { readonly config?: string }>(
  flags: Flags,
  command: Command,
  reading: Reading,
): Promise<Resolved<Flags>> {
  const { kinds, replaces = {}, sectionOf, pathOf = (member) => member } = reading;
  const file = findConfig(flags.config ?? (process.env.CAPTION_HARNESS_CONFIG || undefined), process.cwd());
  const content = file === null ? null : await readConfig(file);
  const layers: Layer[] = [];
  if (file !== null && content !== null) {
    layers.push(fileLayer(command, kinds, { file, members: sectionOf(content, homeOf(file)), pathOf }));
  }
  layers.push(variableLayer(command, kinds, process.env), flagLayer(command, flags, kinds));
  for (const text of unknownVariables(process.env)) process.stderr.write(`warning: ${text}\n`);
  const values: Record<string, unknown> = {};
  const sources: Record<string, string> = {};
  for (const layer of layers) {
    for (const member of Object.keys(layer.values).flatMap((one) => replaces[one] ?? [])) {
      delete values[member];
      delete sources[member];
    }
    for (const [member, value] of Object.entries(layer.values)) {
      const isJoined = kinds[member] === 'pairs' && values[member] !== undefined;
      values[member] = isJoined ? { ...Object(values[member]), ...Object(value) } : value;
      sources[member] = isJoined ? `${sources[member]}, ${layer.from(member)}` : layer.from(member);
    }
  }
  const own = Object.keys(kinds).filter((member) => command.options.some((one) => one.attributeName() === member));
  return {
    // A member without a value in a layer was not given on the command line: the flags hold its default.
    flags: { ...flags, ...values },
    sources: Object.fromEntries(own.map((member) => [member, sources[member] ?? 'default'])),
    config: file === null || content === null ? null : { file, content },
  };
}

/** Paths in a config file are relative to its folder. */
const homeOf = (file: string) => (path: string) => resolve(dirname(file), path);
