import { assumed } from '../base/evidence.ts';
import type { JsonObject } from '../base/json.ts';
import type { Failure } from './types.ts';

const evidence = assumed('this project: the real service has no such bound');

/** The refusals by which a mock keeps its memory bounded. `bodies` have the provider's shape. */
export const boundFailures = (bodies: { readonly tenants: JsonObject }) =>
  ({
    'tenants-full': {
      status: 503,
      body: bodies.tenants,
      meaning: 'The mock holds as many tenants as --max-tenants allows, and each has state, plans, faults or settings.',
      remedy: 'DELETE tenants that are not needed any more, or start with a larger --max-tenants.',
      evidence,
    },
  }) as const satisfies Record<string, Failure>;
