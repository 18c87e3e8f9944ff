import { type ZodType, z } from 'zod';
import type { Contract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/contracts.ts';
import type { Failure, Operation, SuccessAnswer } from '../../../src/contracts/types.ts';
import type { RecordedAnswer, Recording } from './recording.ts';
import { mergeShapes, type Shape, shapeOf, type ValueType } from './shape.ts';

/** The `target` of a recording made from the contract tables. */
const CONTRACT = 'contract';

/** The allowed answer of one operation with one status. `mayLackJson`: a body other than JSON is allowed, too. */
interface Promised extends RecordedAnswer {
  readonly mayLackJson: boolean;
}

/** Everything that the contract tables allow: statuses, members and their types, headers of refusals. */
export interface Promises extends Recording {
  readonly answers: readonly Promised[];
}

/** True for a result of `promisedAnswers`. */
export const isPromise = (recording: Recording): recording is Promises => recording.target === CONTRACT;

/** The contracts in the form of a recording: allowed answers instead of seen ones. */
export function promisedAnswers(recordedAt: string): Promises {
  const answers = Object.values(contracts).flatMap((contract) =>
    contract.operations.flatMap((row) => answersOf(contract, row)),
  );
  return { version: 1, target: CONTRACT, recordedAt, answers };
}

function answersOf({ provider, failures }: Contract, operation: Operation): Promised[] {
  const name = `${provider} ${operation.id}`;
  const rows = [
    ...operation.success.map((success) => ofSuccess(name, success)),
    ...operation.failures.flatMap((id) => (failures[id] ? [ofFailure(name, failures[id])] : [])),
  ];
  const statuses = [...new Set(rows.map(({ status }) => status))].sort((left, right) => left - right);
  const answers = statuses.map((status) => rows.filter((row) => row.status === status).reduce(merged));
  // An answer to HEAD has no body, whatever its status has elsewhere.
  return operation.method === 'head'
    ? answers.map((answer) => ({ ...answer, body: null, mayLackJson: true }))
    : answers;
}

/** Every answer with a body has a Content-Type, which the rows name. */
const TYPE = 'content-type';

const ofSuccess = (operation: string, { status, schema }: SuccessAnswer): Promised => ({
  operation,
  status,
  headers: schema === undefined ? [] : [TYPE],
  body: schema === undefined ? null : shapeOfSchema(schema),
  mayLackJson: schema === undefined,
});

const ofFailure = (operation: string, { status, body, headers = {} }: Failure): Promised => ({
  operation,
  status,
  headers: [...(body === '' ? [] : [TYPE]), ...Object.keys(headers).map((header) => header.toLowerCase())],
  body: typeof body === 'string' ? null : freed(shapeOf(body)),
  mayLackJson: typeof body === 'string',
});

/** A member whose name a refusal takes from the request. */
const PLACEHOLDER = /^\{\w+\}$/;

/** Opens a shape to other values than those of the sample, and to other members than one with a placeholder for its name. */
function freed({ values: _values, fields, items, ...rest }: Shape): Shape {
  const all = Object.entries(fields ?? {});
  const named = all.filter(([name]) => !PLACEHOLDER.test(name));
  const members = named.map(([name, { always, shape }]) => [name, { always, shape: freed(shape) }]);
  return {
    ...rest,
    ...(rest.types.includes('string') || named.length < all.length ? { open: true } : {}),
    ...(fields ? { fields: Object.fromEntries(members) as NonNullable<Shape['fields']> } : {}),
    ...(items ? { items: freed(items) } : {}),
  };
}

const merged = (left: Promised, right: Promised): Promised => ({
  ...left,
  headers: left.headers.filter((header) => right.headers.includes(header)),
  body: left.body && right.body ? mergeShapes(left.body, right.body) : (left.body ?? right.body),
  mayLackJson: left.mayLackJson || right.mayLackJson,
});

const ANYTHING: Shape = { types: ['array', 'boolean', 'null', 'number', 'object', 'string'], open: true };

/** The shape of every value that a schema accepts. */
function shapeOfSchema(schema: ZodType): Shape {
  return shapeOfJsonSchema(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema);
}

/** The part of JSON Schema that zod writes. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly $ref?: string;
}

function shapeOfJsonSchema(schema: JsonSchema): Shape {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return choices.map(shapeOfJsonSchema).reduce(mergeShapes);
  const values = 'const' in schema ? [schema.const] : schema.enum;
  if (values !== undefined) return values.map(ofValue).reduce(mergeShapes);
  if (schema.type === undefined) return ANYTHING;
  return [schema.type]
    .flat()
    .map((type) => ofType(type, schema))
    .reduce(mergeShapes);
}

const ofValue = (value: unknown): Shape => {
  if (value === null) return { types: ['null'] };
  const type = typeof value as ValueType;
  return type === 'string' ? { types: [type], values: [String(value)] } : { types: [type] };
};

function ofType(type: string, { properties = {}, required = [], additionalProperties, items }: JsonSchema): Shape {
  if (type === 'integer') return { types: ['number'] };
  if (type === 'array') return { types: ['array'], ...(items ? { items: shapeOfJsonSchema(items) } : {}) };
  if (type === 'string') return { types: ['string'], open: true };
  if (type !== 'object') return { types: [type as ValueType] };
  const fields = Object.entries(properties).map(([name, part]) => {
    return [name, { always: required.includes(name), shape: shapeOfJsonSchema(part) }] as const;
  });
  // An object without named members: its contents are open.
  const open = fields.length === 0 || (additionalProperties !== undefined && additionalProperties !== false);
  return { types: ['object'], fields: Object.fromEntries(fields), ...(open ? { open: true } : {}) };
}
