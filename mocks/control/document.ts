import type { OpenAPIV3_1 } from 'openapi-types';
import { controlFailures } from '../../src/contracts/control/failures.ts';
import { controlOperations } from '../../src/contracts/control/operations.ts';
import { buildOpenApi } from '../../src/contracts/openapi/build.ts';

/** The OpenAPI 3.1 document that describes the control API. */
export function controlDocument(version: string): OpenAPIV3_1.Document {
  return buildOpenApi(
    {
      title: 'caption-harness control API',
      version,
      description:
        'Arranges tenants of a running world: credits, limits, switches, clock, faults. Reports requests and explains answers.',
    },
    controlOperations,
    controlFailures,
  );
}
