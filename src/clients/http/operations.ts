import type { OperationRow } from '../../contracts/types.ts';
import type { Repeat } from './retry.ts';

/** What a client reads of a row of its contract. */
type Row<Id extends string> = Pick<OperationRow, 'method' | 'path' | 'repeat'> & { readonly id: Id };

/** What is sent for one operation. */
export interface ClientOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly repeat: Repeat;
  /** The path with these parameters filled in, URL-encoded. */
  path(parameters?: Readonly<Record<string, string | number>>): string;
}

/**
 * A provider's operations by id, from the rows of its contract: no client writes down a path, a method or whether a call
 * may be repeated.
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
