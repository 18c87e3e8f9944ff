import type { OpenAPIV3_1 } from 'openapi-types';
import type { ZodObject, ZodType } from 'zod';
import type { FailureCatalogue, Operation, Price, SuccessAnswer } from '../types.ts';
import { Definitions } from './definitions.ts';
import { failureResponses } from './failure-responses.ts';
import type { Security } from './security.ts';

/** What an OpenAPI document says of itself. */
export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly servers?: readonly OpenAPIV3_1.ServerObject[];
  /** Default: no operation needs a credential. */
  readonly security?: Security;
  /** Groups the operations. Default: none. */
  readonly tag?: OpenAPIV3_1.TagObject;
  /** Shared by documents that become one. Default: its own. */
  readonly definitions?: Definitions;
}

/** Builds the OpenAPI 3.1 document of a contract from its two tables: operations and failures. */
export function buildOpenApi(
  info: DocumentInfo,
  operations: readonly Operation[],
  failures: FailureCatalogue,
): OpenAPIV3_1.Document {
  const paths: Record<string, Record<string, OpenAPIV3_1.OperationObject>> = {};
  const definitions = info.definitions ?? new Definitions();
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = describeOperation(operation, failures, { ...info, definitions });
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version, description: info.description },
    ...(info.servers ? { servers: [...info.servers] } : {}),
    ...(info.tag ? { tags: [info.tag] } : {}),
    components: {
      ...(info.security ? { securitySchemes: { ...info.security.schemes } } : {}),
      schemas: definitions.schemas,
    },
    paths: paths as OpenAPIV3_1.PathsObject,
  };
}

function describeOperation(
  operation: Operation,
  failures: FailureCatalogue,
  { security, tag, definitions }: DocumentInfo & { readonly definitions: Definitions },
): OpenAPIV3_1.OperationObject {
  const { id, path, summary, price, evidence, permission, isAtRoot, aliases = [], request } = operation;
  const also = aliases.length === 0 ? '' : ` Also at ${aliases.join(', ')}, where a switch opens it.`;
  return {
    operationId: id,
    summary,
    description: `Price: ${priceText(price)}. Evidence: ${evidence.grade} (${evidence.source}).${also}`,
    ...(tag ? { tags: [tag.name] } : {}),
    ...(isAtRoot ? { servers: [{ url: '/', description: 'The mock' }] } : {}),
    ...(security ? { security: permission === 'none' ? [] : [...security.requirements] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(request?.query, definitions)],
    ...(request?.body
      ? {
          requestBody: {
            required: true,
            content: { [request.contentType ?? 'application/json']: { schema: definitions.schemaOf(request.body) } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(operation.success.map((answer) => [answer.status, successResponse(answer, definitions)])),
      ...failureResponses(operation.failures, failures),
    },
  };
}

function successResponse(
  { description, schema, contentType }: SuccessAnswer,
  definitions: Definitions,
): OpenAPIV3_1.ResponseObject {
  if (schema)
    return { description, content: { [contentType ?? 'application/json']: { schema: definitions.schemaOf(schema) } } };
  return contentType === undefined
    ? { description }
    : { description, content: { [contentType]: { schema: { type: 'string' } } } };
}

const priceText = (price: Price): string => (price === 'free' ? price : price.text);

function pathParameters(path: string): OpenAPIV3_1.ParameterObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1] ?? '',
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: ZodType | undefined, definitions: Definitions): OpenAPIV3_1.ParameterObject[] {
  if (!query || !('shape' in query)) return [];
  return Object.entries((query as ZodObject).shape).map(
    ([name, schema]) =>
      ({
        name,
        in: 'query',
        required: !(schema as ZodType).safeParse(undefined).success,
        schema: definitions.schemaOf(schema as ZodType),
      }) as OpenAPIV3_1.ParameterObject,
  );
}
