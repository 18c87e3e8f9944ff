import type { OpenAPIV3_1 } from 'openapi-types';
import { type ZodObject, type ZodType, z } from 'zod';
import type { Failure, FailureCatalogue, Operation, Price } from './types.ts';

/** What an OpenAPI document says of itself. */
export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly servers?: readonly string[];
  readonly security?: Readonly<Record<string, OpenAPIV3_1.SecuritySchemeObject>>;
}

/** Builds the OpenAPI 3.1 document of a contract from its two tables: operations and failures. */
export function buildOpenApi(
  info: DocumentInfo,
  operations: readonly Operation[],
  failures: FailureCatalogue,
): OpenAPIV3_1.Document {
  const paths: Record<string, Record<string, OpenAPIV3_1.OperationObject>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = describeOperation(operation, failures);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version, description: info.description },
    ...(info.servers ? { servers: info.servers.map((url) => ({ url })) } : {}),
    ...(info.security ? { components: { securitySchemes: { ...info.security } } } : {}),
    paths: paths as OpenAPIV3_1.PathsObject,
  };
}

function describeOperation(operation: Operation, failures: FailureCatalogue): OpenAPIV3_1.OperationObject {
  const responses: Record<string, OpenAPIV3_1.ResponseObject> = {};
  for (const { status, description, schema, contentType = 'application/json' } of operation.success) {
    const before = responses[status] as OpenAPIV3_1.ResponseObject | undefined;
    responses[status] = {
      description: before?.description ?? description,
      ...(schema ? { content: { ...before?.content, [contentType]: { schema: jsonSchema(schema) } } } : {}),
    };
  }
  for (const id of operation.failures) {
    const failure = failures[id];
    if (failure) addFailure(responses, id, failure);
  }
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: `Price: ${priceText(operation.price)}. Evidence: ${operation.evidence.grade} (${operation.evidence.source}).`,
    parameters: [...pathParameters(operation.path), ...queryParameters(operation.request?.query)],
    ...(operation.request?.body
      ? {
          requestBody: {
            required: true,
            content: {
              [operation.request.contentType ?? 'application/json']: { schema: jsonSchema(operation.request.body) },
            },
          },
        }
      : {}),
    responses,
  };
}

const priceText = (price: Price): string => (price === 'free' ? price : price.text);

function addFailure(responses: Record<string, OpenAPIV3_1.ResponseObject>, id: string, failure: Failure): void {
  const type = failure.contentType ?? 'application/json';
  const response = responses[failure.status] ?? { description: failure.meaning, content: {} };
  const media = response.content?.[type] ?? { examples: {} };
  media.examples = { ...media.examples, [id]: { summary: failure.meaning, value: failure.body } };
  response.content = { ...response.content, [type]: media };
  responses[failure.status] = response;
}

function pathParameters(path: string): OpenAPIV3_1.ParameterObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1] ?? '',
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: ZodType | undefined): OpenAPIV3_1.ParameterObject[] {
  if (!query || !('shape' in query)) return [];
  return Object.entries((query as ZodObject).shape).map(
    ([name, schema]) =>
      ({
        name,
        in: 'query',
        required: !(schema as ZodType).safeParse(undefined).success,
        schema: jsonSchema(schema as ZodType),
      }) as OpenAPIV3_1.ParameterObject,
  );
}

function jsonSchema(schema: ZodType): OpenAPIV3_1.SchemaObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return rest as OpenAPIV3_1.SchemaObject;
}
