import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/base/json.ts';
import { gcoreContract } from '../../../../src/contracts/gcore-ai/contract.ts';
import type { OperationId } from '../../../../src/contracts/gcore-ai/operations.ts';
import type { Operation } from '../../../../src/contracts/types.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';
import { misfit } from '../../shape.ts';

const rows: ReadonlyMap<string, Operation> = new Map(gcoreContract.operations.map((row) => [row.id, row]));

/**
 * Demands the success of an operation: its status, and a body of the documented types. A test compares the types with the
 * facts of the vendor's specification.
 */
export function shaped(answer: Answer, operation: OperationId): JsonValue {
  const success = rows.get(operation)?.success[0];
  answer.expectStatus(success?.status ?? 200);
  if (success?.schema === undefined) return null;
  const value = answer.value();
  const given = UNSET_IS_NULL.has(operation) ? withoutNull(value) : value;
  const problem = misfit(given, success.schema);
  if (problem !== null) answer.fail(`the documented types of ${operation}: ${problem.expected}`, problem.got);
  return value;
}

/** Members of a subtitle without a value may be absent or null: both are undocumented. */
const UNSET_IS_NULL: ReadonlySet<OperationId> = new Set([
  'createSubtitle',
  'listSubtitles',
  'getSubtitle',
  'updateSubtitle',
]);

function withoutNull(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

/** `shaped`, for operations that answer with an object. */
export function shapedObject(answer: Answer, operation: OperationId): JsonObject {
  shaped(answer, operation);
  return answer.json();
}

/** `shaped`, for operations that answer with an array of objects. */
export function shapedList(answer: Answer, operation: OperationId): readonly JsonObject[] {
  const value = shaped(answer, operation);
  if (!Array.isArray(value)) answer.fail('a bare array', show(value));
  return value as readonly JsonObject[];
}
