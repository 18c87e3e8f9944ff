import type { ProviderId } from '../../src/contracts/providers.ts';
import type { OperationRow } from '../../src/contracts/types.ts';
import type { Resource } from '../model/resource.ts';
import { suiteOf, suiteRegistry } from '../providers/index.ts';

/** Every kind of resource that the suite creates on a real account. */
export const resources: readonly Resource[] = suiteRegistry.list((suite) => Object.values(suite.resources));

/** The kind of resource that a ledger's entry names. */
export const resourceOf = (provider: string, kind: string): Resource | undefined =>
  resources.find((resource) => resource.provider === provider && resource.kind === kind);

/** A row of a provider's contract. @throws {TypeError} for an unknown id */
export function operationOf(provider: ProviderId, id: string): OperationRow {
  const row = suiteOf(provider).operations.find((one) => one.id === id);
  if (row === undefined) throw new TypeError(`${provider} has no operation ${id}`);
  return row;
}

/** What the placeholders of a path stand for: the account, parts by name, and `id` for every other one. */
export interface RequestPlace {
  readonly account?: string;
  readonly id?: string;
  readonly parts?: Readonly<Record<string, string>> | undefined;
}

/** Method and path, as sent, of an operation on one resource of an account, or on the account. */
export function requestFor(
  provider: ProviderId,
  operation: string,
  { account = '', id = '', parts = {} }: RequestPlace,
): { readonly method: string; readonly path: string } {
  const { method, path } = operationOf(provider, operation);
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    name === 'account_id' ? account : (parts[name] ?? id),
  );
  return { method: method.toUpperCase(), path: filled };
}
