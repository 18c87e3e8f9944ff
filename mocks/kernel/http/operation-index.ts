import type { Method, OperationRow } from '../../../src/contracts/types.ts';

/** Finds operations by method and path. */
export interface OperationIndex {
  /** The id of the operation that a request names, or null. */
  find(method: string, path: string): string | null;
  /** The methods of a path; empty for an unknown path. */
  methodsOf(path: string): readonly string[];
}

/** Express form of a contract path: `/tenants/{name}` becomes `/tenants/:name`. */
export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** How a table of operations is indexed: the allowed `prefixes` of a path, and whether aliases are open. */
export interface IndexOptions {
  readonly prefixes?: readonly string[];
  readonly aliases?: boolean;
}

/** Indexes a table of operations. */
export function indexOperations(operations: readonly OperationRow[], options: IndexOptions = {}): OperationIndex {
  const { prefixes = [''], aliases: withAliases = false } = options;
  const rows = operations.flatMap(({ id, method, path, aliases = [] }) =>
    [path, ...(withAliases ? aliases : [])].map((one) => ({ id, method, pattern: pathPattern(one, prefixes) })),
  );
  return {
    find: (method, path) => rows.find((row) => answersTo(row.method, method) && row.pattern.test(path))?.id ?? null,
    methodsOf: (path) => [
      ...new Set(rows.filter((row) => row.pattern.test(path)).map((row) => row.method.toUpperCase())),
    ],
  };
}

const answersTo = (method: Method, asked: string): boolean =>
  method.toUpperCase() === asked || (method === 'get' && asked === 'HEAD');

function pathPattern(path: string, prefixes: readonly string[]): RegExp {
  const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const body = escaped(path).replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^(?:${prefixes.map(escaped).join('|')})${body}/?$`);
}
