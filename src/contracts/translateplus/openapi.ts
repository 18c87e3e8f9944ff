import type { OpenAPIV3_1 } from 'openapi-types';
import { buildOpenApi } from '../openapi.ts';
import { providers } from '../providers.ts';
import { translatePlusContract } from './contract.ts';

/** The OpenAPI 3.1 document of TranslatePlus subtitles, as far as this project knows the service. */
export function translatePlusDocument(version: string): OpenAPIV3_1.Document {
  return buildOpenApi(
    {
      title: providers.translateplus.title,
      version,
      description:
        'Built from the contract tables of caption-harness; every refusal is listed with its evidence there.',
      servers: [providers.translateplus.liveBaseUrl],
      security: { apiKey: { type: 'apiKey', in: 'header', name: 'X-API-KEY' } },
    },
    translatePlusContract.operations,
    translatePlusContract.failures,
  );
}
