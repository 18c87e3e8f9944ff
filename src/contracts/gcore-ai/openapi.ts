import type { OpenAPIV3_1 } from 'openapi-types';
import { buildOpenApi } from '../openapi.ts';
import { gcoreContract } from './contract.ts';

/** The OpenAPI 3.1 document of the mock, built from its tables. */
export const gcoreOpenApi = (): OpenAPIV3_1.Document =>
  buildOpenApi(
    {
      title: 'Gcore Streaming: AI tasks, videos, subtitles',
      version: '1.0.0',
      description: 'What the mock for Gcore Streaming promises. Not a document of Gcore.',
      security: { APIKey: { type: 'apiKey', in: 'header', name: 'Authorization' } },
    },
    gcoreContract.operations,
    gcoreContract.failures,
  );
