import type { OpenAPIV3_1 } from 'openapi-types';
import { buildOpenApi } from '../openapi.ts';
import { providers } from '../providers.ts';
import { workersAiContract } from './contract.ts';

/** The OpenAPI 3.1 document of Workers AI speech recognition, as far as this project knows the service. */
export function workersAiDocument(version: string): OpenAPIV3_1.Document {
  return buildOpenApi(
    {
      title: providers['workers-ai'].title,
      version,
      description:
        'Built from the contract tables of caption-harness; every refusal is listed with its evidence there.',
      servers: [providers['workers-ai'].liveBaseUrl],
      security: { apiToken: { type: 'http', scheme: 'bearer' } },
    },
    workersAiContract.operations,
    workersAiContract.failures,
  );
}
