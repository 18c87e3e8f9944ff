import { rememberSome } from '../../../../src/base/remember-some.ts';
import { absentOperations } from '../../../../src/contracts/absent/absent.ts';
import type { Operation } from '../../../../src/contracts/types.ts';
import type { Gate } from '../../../kernel/http/mock-definition.ts';
import { refuse } from './errors.ts';

const ABSENT = absentOperations('cloudflare-stream').map(({ method, path }) => ({
  method,
  path,
  pattern: new RegExp(`${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
}));

/**
 * The gate that refuses operations that the vendor documents and this mock lacks, before a path of the same form takes them: GET
 * `/stream/live_inputs` has the form of GET `/stream/{identifier}`. No gate for an operation whose paths are never those of an absent
 * one. @param operation null for requests without an operation
 */
export function absentGates(operation: Pick<Operation, 'method' | 'path' | 'aliases'> | null): readonly Gate[] {
  const similar = operation === null ? ABSENT : ABSENT.filter((absent) => mayBeSame(operation, absent));
  if (similar.length === 0) return [];
  const methodsOf = rememberSome((path: string) =>
    similar.filter(({ pattern }) => pattern.test(path)).map((one) => one.method),
  );
  return [
    (_exchange, { method, path }) => {
      if (methodsOf(path).includes(method)) throw refuse('not-emulated', { method, path });
    },
  ];
}

/** True if one request can have the form of both. A HEAD request reaches the operation of GET. */
function mayBeSame(
  { method, path, aliases = [] }: Pick<Operation, 'method' | 'path' | 'aliases'>,
  absent: { readonly method: string; readonly path: string },
): boolean {
  const own = method.toUpperCase();
  const isMethod = own === absent.method || (own === 'GET' && absent.method === 'HEAD');
  return isMethod && [path, ...aliases].some((one) => haveCommonPath(one, absent.path));
}

function haveCommonPath(one: string, other: string): boolean {
  const [ours, theirs] = [one.split('/'), other.split('/')];
  const isFree = (segment: string | undefined) => segment?.startsWith('{');
  return (
    ours.length === theirs.length &&
    ours.every((segment, at) => segment === theirs[at] || isFree(segment) || isFree(theirs[at]))
  );
}
