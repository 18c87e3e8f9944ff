import type { Operation, Permission } from '../../../src/contracts/types.ts';
import { indexOperations, type OperationIndex } from '../../http/operation-index.ts';
import { PREFIXES } from './paths.ts';

/** Operations found under every prefix of the API. */
export const indexUnderPrefixes = (operations: readonly Operation[]): OperationIndex =>
  indexOperations(operations, { prefixes: PREFIXES });

/** Tells what an operation needs. An unknown one needs to read, so that strangers learn nothing. */
export function permissions(operations: readonly Operation[]): (operation: string | null) => Permission {
  const byId = new Map(operations.map(({ id, permission }) => [id, permission]));
  return (operation) => (operation === null ? 'read' : (byId.get(operation) ?? 'read'));
}
