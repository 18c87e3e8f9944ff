import type { OpenAPIV3_1 } from 'openapi-types';
import { buildOpenApi } from '../openapi.ts';
import { providers } from '../providers.ts';
import { cloudflareStreamContract } from './contract.ts';

/** The OpenAPI 3.1 document of Cloudflare Stream captions, as far as this project knows the service. */
export function cloudflareStreamDocument(version: string): OpenAPIV3_1.Document {
  return buildOpenApi(
    {
      title: providers['cloudflare-stream'].title,
      version,
      description:
        'Built from the contract tables of caption-harness; every refusal is listed with its evidence there.',
      servers: [providers['cloudflare-stream'].liveBaseUrl],
      security: {
        apiToken: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Auth-Key' },
        apiEmail: { type: 'apiKey', in: 'header', name: 'X-Auth-Email' },
      },
    },
    cloudflareStreamContract.operations,
    cloudflareStreamContract.failures,
  );
}
