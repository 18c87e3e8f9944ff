import { type Command, InvalidArgumentError, type Option } from 'commander';
import type { Kinds, MemberKind } from '../../src/contracts/config/members.ts';
import { pathText } from '../../src/contracts/seed/problem.ts';
import { UsageError } from '../exit-codes.ts';
import { variableOf } from './variable-of.ts';

/** Values of members from one source, as the options of a command have them. */
export interface Layer {
  readonly values: Readonly<Record<string, unknown>>;
  /** Says where the value of a member comes from. */
  readonly from: (member: string) => string;
}

/** The values that a command line gives. */
export function flagLayer(command: Command, flags: object, kinds: Kinds): Layer {
  const given = Object.keys(kinds).filter((member) => command.getOptionValueSource(member) === 'cli');
  const values = Object.fromEntries(given.map((member) => [member, Reflect.get(flags, member)]));
  return { values, from: (member) => `option ${optionOf(command, member)?.long ?? member}` };
}

/** The values of environment variables. @throws {UsageError} for a value that the option would refuse */
export function variableLayer(command: Command, kinds: Kinds, environment: NodeJS.ProcessEnv): Layer {
  const entries = Object.entries(kinds).flatMap(([member, kind]) => {
    const text = environment[variableOf(member)]?.trim() ?? '';
    const option = optionOf(command, member);
    if (text === '' || option === undefined) return [];
    return [[member, checked(variableOf(member), () => readText(option, kind, text))] as const];
  });
  return { values: Object.fromEntries(entries), from: (member) => `variable ${variableOf(member)}` };
}

/** A part of a config file: its members, and how a member is written in the file. */
export interface Section {
  readonly file: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly pathOf: (member: string) => string;
}

/** The values of a section of a config file. @throws {UsageError} for a value that the option would refuse */
export function fileLayer(command: Command, kinds: Kinds, { file, members, pathOf }: Section): Layer {
  const entries = Object.entries(kinds).flatMap(([member, kind]) => {
    const option = optionOf(command, member);
    if (members[member] === undefined || option === undefined) return [];
    const where = (below: readonly PropertyKey[]) => `${file}: ${pathText([...pathOf(member).split('.'), ...below])}`;
    return [[member, readValue(option, { kind, value: members[member], where })] as const];
  });
  return { values: Object.fromEntries(entries), from: () => `file ${file}` };
}

const optionOf = (command: Command, member: string): Option | undefined =>
  command.options.find((option) => option.attributeName() === member);

function checked(where: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw new UsageError(`${where}: ${error.message}`);
    throw error;
  }
}

const SWITCH: Readonly<Record<string, boolean>> = {
  1: true,
  true: true,
  yes: true,
  on: true,
  0: false,
  false: false,
  no: false,
  off: false,
};

function readText(option: Option, kind: MemberKind, text: string): unknown {
  if (kind === 'switch') {
    const value = Object.hasOwn(SWITCH, text.toLowerCase()) ? SWITCH[text.toLowerCase()] : undefined;
    if (value === undefined)
      throw new InvalidArgumentError(`expected ${Object.keys(SWITCH).join(', ')}, got "${text}".`);
    return value;
  }
  if (kind === 'text' || kind === 'number') return parsed(option, text, undefined);
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '').reduce<unknown>((before, part) => parsed(option, part, before), undefined);
}

/** A value of a config file, and how to say where it, or a part of it, stands. */
interface Written {
  readonly kind: MemberKind;
  readonly value: unknown;
  readonly where: (below: readonly PropertyKey[]) => string;
}

function readValue(option: Option, { kind, value, where }: Written): unknown {
  if (kind === 'switch') return value;
  if (kind === 'text' || kind === 'number') return checked(where([]), () => parsed(option, String(value), undefined));
  const parts: (readonly [PropertyKey, string])[] =
    kind === 'list'
      ? (value as string[]).map((text, at) => [at, text])
      : Object.entries(Object(value)).map(([name, one]) => [name, `${name}=${one}`]);
  return parts.reduce<unknown>(
    (before, [at, text]) => checked(where([at]), () => parsed(option, text, before)),
    kind === 'list' ? [] : {},
  );
}

/** Reads a text as commander does, so that the same values are accepted everywhere. */
function parsed({ parseArg, argChoices }: Option, text: string, before: unknown): unknown {
  if (argChoices !== undefined && !argChoices.includes(text)) {
    throw new InvalidArgumentError(`expected ${argChoices.join(', ')}, got "${text}".`);
  }
  return parseArg === undefined ? text : (parseArg as (text: string, before: unknown) => unknown)(text, before);
}
