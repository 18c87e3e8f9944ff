import type { OpenAPIV3_1 } from 'openapi-types';
import { packageVersion } from '../../base/package-version.ts';
import type { OriginOperation } from './operation.ts';
import { originOperations } from './operations.ts';
import { parameters } from './parameters.ts';
import { anywhere, refusals } from './refusals.ts';
import { schemas } from './schemas.ts';

/** The OpenAPI 3.1 document of the origin's API, built from the tables of its operations and refusals. */
export function originDocument(): OpenAPIV3_1.Document {
  const paths: Record<string, Record<string, OpenAPIV3_1.OperationObject>> = {};
  for (const operation of originOperations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'caption-harness origin',
      version: packageVersion(),
      description:
        'Captions uploaded videos and serves both. HEAD is allowed wherever GET is. Refusals are {"error": {"code", "message", "next"}}.',
    },
    servers: [{ url: '/', description: 'This server' }],
    paths,
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function described(operation: OriginOperation): OpenAPIV3_1.OperationObject {
  const { id, path, summary, answer, body, isPublic = false } = operation;
  const own = (operation.parameters ?? []).flatMap((name) => parameters.get(name) ?? []);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' as const },
  }));
  return {
    operationId: id,
    summary,
    // A token is required only where the server has one.
    security: isPublic ? [] : [{}, { token: [] }],
    parameters: [...inPath, ...own],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(...body) } }),
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(answer.content === undefined ? {} : { content: contentOf(...answer.content) }),
      },
      ...refusalsOf([...new Set([...operation.refusals, ...anywhere])]),
    },
  };
}

const contentOf = (type: string, schema: string | null): Record<string, OpenAPIV3_1.MediaTypeObject> => ({
  [type]: schema === null ? {} : { schema: { $ref: `#/components/schemas/${schema}` } },
});

/** Answers by status, with an example for each code. */
function refusalsOf(codes: readonly string[]): Record<string, OpenAPIV3_1.ResponseObject> {
  const byStatus: Record<string, OpenAPIV3_1.ResponseObject> = {};
  for (const code of [...codes].sort()) {
    const [status, meaning] = refusals[code] ?? [500, ''];
    const before = byStatus[status]?.content?.['application/json']?.examples ?? {};
    const examples = {
      ...before,
      [code]: { summary: meaning, value: { error: { code, message: '...', next: '...' } } },
    };
    const schema = { $ref: '#/components/schemas/Refusal' };
    byStatus[status] = { description: 'Refused', content: { 'application/json': { schema, examples } } };
  }
  return byStatus;
}
