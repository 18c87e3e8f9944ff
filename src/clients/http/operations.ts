import type { OperationRow } from '../../contracts/types.ts';
import type { Repeat } from './retry.ts';

/** The parts of a contract's row that a client reads. */
type Row<Id extends string> = Pick<OperationRow, 'method' | 'path' | 'repeat'> & { readonly id: Id };

/** Method, path and repetition of one operation. */
export interface ClientOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly repeat: Repeat;
  /** Returns the path with these parameters, URL-encoded. */
  path(parameters?: Readonly<Record<string, string | number>>): string;
}

/**
 * Returns a provider's operations by id, from the rows of its contract. So no client repeats a path, a method or the rule
 * whether a call may be repeated.
 */
export function clientOperations<Id extends string>(rows: readonly Row<Id>[]): Readonly<Record<Id, ClientOperation>> {
  const entries = rows.map(({ id, method, path, repeat = 'safe' }): [string, ClientOperation] => [
    id,
    {
      method: method.toUpperCase() as ClientOperation['method'],
      repeat,
      path: (parameters = {}) =>
        path.replace(/\{(\w+)\}/g, (whole, name: string) =>
          Object.hasOwn(parameters, name) ? encodeURIComponent(String(parameters[name])) : whole,
        ),
    },
  ]);
  return Object.fromEntries(entries) as unknown as Readonly<Record<Id, ClientOperation>>;
}
