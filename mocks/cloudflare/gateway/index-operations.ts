import type { Operation } from '../../../src/contracts/types.ts';
import { expressPath, indexOperations, type OperationIndex } from '../../kernel/http/operation-index.ts';
import { PREFIXES } from './paths.ts';

/** Operations found under every prefix of the API. */
export const indexUnderPrefixes = (operations: readonly Operation[]): OperationIndex =>
  indexOperations(operations, { prefixes: PREFIXES });

/** The Express paths of an operation under every prefix of the API. */
export const pathsUnderPrefixes = (path: string): readonly string[] =>
  PREFIXES.map((prefix) => prefix + expressPath(path));
