import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ZodType, z } from 'zod';
import { gcoreContract } from './contract.ts';
import { failures } from './failures.ts';
import { PatchedSubtitle, Subtitle } from './subtitle-schemas.ts';
import {
  CancelResponse,
  CreateTaskResponse,
  InfoResponse,
  moderationRequests,
  moderationResults,
  Task,
  TaskList,
  TranscriptionRequest,
  TranscriptionResult,
} from './task-schemas.ts';
import { UploadTarget, Video, VideoDetails, VideoInput } from './video-schemas.ts';

const { operations } = gcoreContract;

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
interface Facts {
  readonly operations: Record<string, { query: string[]; responses: Record<string, Schema | null> }>;
  readonly schemas: Record<string, Schema>;
}

const file = new URL('../../../fixtures/gcore-ai/spec-facts.json', import.meta.url);
const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts;

/** A schema as far as both sides express it: members, which are required, their types, null, values. */
function shapeOf(schema: Schema): unknown {
  const flat = flatten(schema);
  const choices = flat.oneOf ?? flat.anyOf;
  if (choices) {
    const shapes = choices.filter((one) => one.type !== 'null').map(shapeOf);
    return { nullable: choices.length > shapes.length || flat.nullable === true, anyOf: sorted(shapes) };
  }
  const values = flat.const === undefined ? flat.enum : [flat.const];
  const allTypes = [flat.type ?? []].flat();
  const types = allTypes.filter((type) => type !== 'null');
  return {
    type: types[0] ?? (flat.properties ? 'object' : undefined),
    nullable: flat.nullable === true || values?.includes(null) === true || types.length < allTypes.length,
    values: values && sorted(values.filter((value) => value !== null)),
    items: flat.items && shapeOf(flat.items),
    required: sorted(flat.required ?? []),
    properties:
      flat.properties &&
      Object.fromEntries(
        Object.entries(flat.properties)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, one]) => [name, shapeOf(one)]),
      ),
  };
}

const sorted = <T>(values: readonly T[]): T[] =>
  [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Follows references, merges allOf, and turns "anyOf: [schema, null]" into a nullable schema. */
function flatten(schema: Schema): Schema {
  if (schema.$ref) return flatten(facts.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.allOf) {
    const parts = schema.allOf.map(flatten);
    return {
      type: 'object',
      required: parts.flatMap((part) => part.required ?? []),
      properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})),
    };
  }
  const other = schema.anyOf?.filter((one) => one.type !== 'null');
  if (other?.length === 1 && other.length < (schema.anyOf?.length ?? 0)) {
    return { ...flatten(other[0] as Schema), nullable: true };
  }
  return schema;
}

const ofZod = (schema: ZodType): unknown => shapeOf(z.toJSONSchema(schema, { io: 'input' }) as Schema);
const ofSpec = (name: string): unknown => shapeOf({ $ref: name });

/** Members that a request has in the specification only as an answer's. */
const withoutClientId = (shape: unknown): unknown => {
  const { properties, ...rest } = shape as { properties: Record<string, unknown> };
  const { client_id: _readOnly, ...others } = properties;
  return { ...rest, properties: others };
};

describe('the contract beside the facts of the official specification', () => {
  it.each([
    ['ai_post_response', CreateTaskResponse],
    ['ai_task_base', Task],
    ['ai_tasks_list', TaskList],
    ['ai_post_response_result', CancelResponse],
    ['ai_response_info_language', InfoResponse],
    ['ai_results_transcribe', TranscriptionResult],
    ['ai_results_contentmoderation_nsfw', moderationResults.nsfw],
    ['ai_results_contentmoderation_hardnudity', moderationResults.hard_nudity],
    ['ai_results_contentmoderation_softnudity', moderationResults.soft_nudity],
    ['ai_results_contentmoderation_sport', moderationResults.sport],
    ['createVideo', VideoInput],
    ['videoListItem', Video],
    ['videoDetails', VideoDetails],
    ['getUrlAndTokenToUploadVideo', UploadTarget],
    ['subtitle', Subtitle],
    ['subtitlePatched', PatchedSubtitle],
  ] as const)('%s has the same members, types, nulls and values', (name, schema) => {
    expect(ofZod(schema)).toEqual(ofSpec(name));
  });

  it.each([
    ['ai_transcribe', TranscriptionRequest],
    ['ai_contentmoderation_nsfw', moderationRequests[0]],
    ['ai_contentmoderation_hardnudity', moderationRequests[1]],
    ['ai_contentmoderation_softnudity', moderationRequests[2]],
    ['ai_contentmoderation_sport', moderationRequests[3]],
  ] as const)('%s is what a request may hold', (name, schema) => {
    expect(withoutClientId(ofZod(schema))).toEqual(withoutClientId(ofSpec(name)));
  });

  it('has every operation with its query parameters and success statuses, and no others', () => {
    const ours = operations.map((operation) => ({
      id: `${operation.method} ${operation.path}`,
      query: [...Object.keys(queryShape(operation))].sort(),
      success: operation.success.map(({ status }) => String(status)),
    }));
    const theirs = Object.entries(facts.operations).map(([id, { query, responses }]) => ({
      id,
      query,
      success: Object.keys(responses).filter((status) => status.startsWith('2')),
    }));
    expect(sorted(ours)).toEqual(sorted(theirs));
  });

  it('has a row for every refusal status that the specification documents', () => {
    for (const operation of operations) {
      const documented = Object.keys(facts.operations[`${operation.method} ${operation.path}`]?.responses ?? {});
      const ours = new Set(operation.failures.map((id) => String(failures[id].status)));
      const missing = documented.filter((status) => !status.startsWith('2') && !ours.has(status));
      expect({ operation: operation.id, missing }).toEqual({ operation: operation.id, missing: [] });
    }
  });
});

function queryShape({ request }: (typeof operations)[number]): object {
  const query = request?.query;
  return query && 'shape' in query ? (query.shape as object) : {};
}
