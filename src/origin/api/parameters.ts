import type { OpenAPIV3_1 } from 'openapi-types';
import { pageSizes } from '../videos/listing.ts';
import { orders } from '../videos/order.ts';
import { listStates } from '../videos/types.ts';

type Schema = NonNullable<OpenAPIV3_1.ParameterObject['schema']>;

const text: Schema = { type: 'string' };

const query = (name: string, description: string, schema: Schema = text): OpenAPIV3_1.ParameterObject => ({
  name,
  in: 'query',
  description,
  schema,
});
const header = (name: string, description: string): OpenAPIV3_1.ParameterObject => ({
  name,
  in: 'header',
  description,
  schema: text,
});

const all = [
  query('limit', 'Most videos of the page.', { type: 'integer', minimum: 1, default: pageSizes.usual }),
  query('cursor', 'The value of `next` of the page before.'),
  query('offset', 'Matching videos to leave out before the page, instead of `cursor`.', {
    type: 'integer',
    minimum: 0,
  }),
  query('sort', 'Order of the list.', { enum: Object.keys(orders), default: 'newest' }),
  query('state', `States of jobs, divided by commas: ${listStates.join(', ')}.`),
  query('q', 'A text in the title; case and accents do not count.'),
  query('pay-again', 'Whether to pay once more for an answer that was paid for and lost.', { enum: ['true', 'false'] }),
  header('Last-Event-ID', 'The id of the last event that the client knows.'),
  header('Tus-Resumable', 'The version of tus: `1.0.0`.'),
  header('Upload-Length', 'Bytes of the whole file.'),
  header('Upload-Offset', 'Bytes that have come.'),
  header('Upload-Metadata', '`filename`, `title`, `to` and `from`, each with its value in Base64, divided by commas.'),
  header('If-None-Match', 'Entity tags that the client has (RFC 9110, 13.1.2).'),
  header('If-Modified-Since', 'The date of what the client has (RFC 9110, 13.1.3).'),
  header('If-Match', 'Entity tags of the WebVTT file that the edit builds on, or `*` (RFC 9110, 13.1.1).'),
  header('Range', 'One range of bytes (RFC 9110, 14.2).'),
];

/** Parameters by name. */
export const parameters: ReadonlyMap<string, OpenAPIV3_1.ParameterObject> = new Map(all.map((one) => [one.name, one]));
