import { type Command, InvalidArgumentError } from 'commander';
import { nearest } from '../src/base/nearest.ts';
import { defaultPorts, providerRows } from '../src/contracts/providers.ts';
import { UsageError } from './exit-codes.ts';
import { collectPair, oneOf, pairs, portNumber } from './options.ts';

/** The options that choose ports. */
export interface PortFlags {
  readonly ports: 'auto' | 'default';
  readonly port: Readonly<Record<string, string>>;
  readonly portBase?: number;
}

type ServerId = keyof typeof defaultPorts;

/** The server of each name: `control`, the listeners, and the providers behind them. A program may have added some. */
const servers = (): Readonly<Record<string, ServerId>> =>
  Object.fromEntries([
    ...Object.keys(defaultPorts).map((id) => [id, id]),
    ...providerRows.map(([id, { listener }]) => [id, listener.id]),
  ]);

const usual = (): string => Object.values(defaultPorts).sort().join(', ');

/** Adds the options that choose ports. */
export const withPortOptions = (command: Command): Command =>
  command
    .addOption(oneOf('--ports <which>', `auto: free ports; default: ${usual()}`, ['auto', 'default'], 'default'))
    .option('--port-base <number>', `first port, of the control API; the others follow it`, portBase)
    .addOption(
      pairs('--port <server=number>', 'port of one server, for example translateplus=5030').argParser(collectPort),
    );

/** The highest port that the default ports reach above the first. */
const reach = (): number => Math.max(...Object.values(defaultPorts)) - defaultPorts.control;

function portBase(text: string): number {
  const value = portNumber(text);
  if (value >= 1 && value + reach() <= 65_535) return value;
  throw new InvalidArgumentError(`expected a port from 1 to ${65_535 - reach()}, got "${text}".`);
}

function collectPort(text: string, before?: Readonly<Record<string, string>>): Record<string, string> {
  const collected = collectPair(text, before);
  const [name = ''] = text.split('=');
  portNumber(collected[name] ?? '');
  if (Object.hasOwn(servers(), name)) return collected;
  const known = Object.keys(servers());
  const [near] = nearest(name, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new InvalidArgumentError(`there is no server "${name}"; known: ${known.join(', ')}.${hint}`);
}

/**
 * The port of each server.
 * @throws {UsageError} when two servers would have one port, or one server two
 */
export function portsFrom({ ports, port, portBase: base }: PortFlags): Readonly<Record<ServerId, number>> {
  if (ports === 'auto' && base !== undefined)
    throw new UsageError('--ports auto and --port-base contradict each other.');
  const first = base ?? defaultPorts.control;
  const chosen = new Map<ServerId, number>(
    Object.entries(defaultPorts).map(([id, number]) => [
      id as ServerId,
      ports === 'auto' ? 0 : first + number - defaultPorts.control,
    ]),
  );
  const named = new Map<ServerId, string>();
  for (const [name, number] of Object.entries(port)) {
    const id = servers()[name] as ServerId;
    const other = named.get(id);
    if (other !== undefined && port[other] !== number) {
      throw new UsageError(`--port: ${other} and ${name} are behind one server; give it one port.`);
    }
    named.set(id, name);
    chosen.set(id, Number(number));
  }
  for (const [id, number] of chosen) {
    const other = [...chosen].find(([one, same]) => one !== id && same === number && number !== 0);
    if (other) throw new UsageError(`${id} and ${other[0]} would both listen on port ${number}; --port changes one.`);
  }
  return Object.fromEntries(chosen) as Record<ServerId, number>;
}
