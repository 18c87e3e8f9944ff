import type { OpenAPIV3_1 } from 'openapi-types';
import type { JsonValue } from '../../base/json.ts';
import type { Failure, FailureCatalogue } from '../types.ts';
import { schemaOfBodies } from './body-schema.ts';

type Row = readonly [id: string, failure: Failure];

/**
 * The responses that refuse: one for each status. Each refusal is an example under its id, with its meaning, what to do, and its
 * evidence.
 */
export function failureResponses(
  ids: readonly string[],
  failures: FailureCatalogue,
): Record<string, OpenAPIV3_1.ResponseObject> {
  const rows = ids.flatMap((id): Row[] => {
    const failure = failures[id];
    return failure === undefined ? [] : [[id, failure]];
  });
  return Object.fromEntries(
    [...groups(rows, ([, { status }]) => String(status))].map(([status, alike]) => [status, responseOf(alike)]),
  );
}

function responseOf(rows: readonly Row[]): OpenAPIV3_1.ResponseObject {
  const headers = rows.flatMap(([, failure]) => Object.keys(failure.headers ?? {}));
  return {
    description: rows.map(([id, { meaning }]) => `${id}: ${meaning}`).join('\n'),
    ...(headers.length === 0
      ? {}
      : { headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])) }),
    content: Object.fromEntries(
      [...groups(rows, ([, { contentType = 'application/json' }]) => contentType)].map(([type, alike]) => [
        type,
        {
          schema: schemaOfBodies(alike.map(([, { body }]) => body)),
          examples: Object.fromEntries(alike.map(exampleOf)),
        },
      ]),
    ),
  };
}

const exampleOf = ([id, { meaning, remedy, evidence, body }]: Row): [string, OpenAPIV3_1.ExampleObject] => [
  id,
  {
    summary: meaning,
    description: `${remedy} Evidence: ${evidence.grade} (${evidence.source}).`,
    value: body as JsonValue,
  },
];

function groups(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}
