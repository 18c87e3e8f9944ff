import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import type { CallOptions } from './client-options.ts';

/** Where a method takes its options, and which it has. */
export interface MethodOptions {
  /** Place of the options among the arguments, from 0. */
  readonly at: number;
  readonly names: Readonly<Record<string, true>>;
  /** The method returns a generator, not a promise. Default: false. */
  readonly yields?: true;
}

/** The options of every call. */
export const callOptionNames: OptionNames<CallOptions> = {
  signal: true,
  timeoutMs: true,
  maxAttempts: true,
  maxWaitSeconds: true,
  headers: true,
  onResponse: true,
};

/** A method with the options of every call behind so many other arguments. */
export const callAt = (at: number): MethodOptions => ({ at, names: callOptionNames });

type AnyMethod = (...args: unknown[]) => unknown;

/**
 * Returns the client with methods that refuse options that they do not have, before they send anything: a promise is rejected with `OptionError`,
 * a generator is not made. What the client's own methods call among themselves is not checked.
 */
export function strictCalls<Client extends object>(
  client: Client,
  methods: { readonly [Name in keyof Client]: MethodOptions },
): Client {
  const all = Object.entries(client as Readonly<Record<string, AnyMethod>>);
  return Object.fromEntries(
    all.map(([name, method]) => [name, strict(name, method, methods[name as keyof Client])]),
  ) as Client;
}

function strict(name: string, method: AnyMethod, { at, names, yields }: MethodOptions): AnyMethod {
  const checked: AnyMethod = (...args) => {
    const given = args[at];
    if (typeof given === 'object' && given !== null) refuseUnknownOptions(name, given, names);
    return method(...args);
  };
  return yields ? checked : async (...args) => checked(...args);
}
