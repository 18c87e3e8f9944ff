import { own } from '../base/evidence.ts';
import type { JsonObject } from '../base/json.ts';
import type { Failure } from './types.ts';

const evidence = own('this project: the real service has no such bound');

/** The refusals by which a mock keeps its memory bounded, and which faults it does not have. `bodies` have the provider's shape. */
export const boundFailures = (bodies: { readonly tenants: JsonObject; readonly fault: JsonObject }) =>
  ({
    'tenants-full': {
      status: 503,
      body: bodies.tenants,
      meaning: 'The mock holds as many tenants as --max-tenants allows, and each has state, plans, faults or settings.',
      remedy: 'DELETE tenants that are not needed any more, or start with a larger --max-tenants.',
      evidence,
    },
    'fault-invalid': {
      status: 400,
      body: bodies.fault,
      meaning:
        'The request asks the mock for a fault, a failure or a medium that it does not have: in X-Harness-Fault, or in a mock- parameter ' +
        'of its URL or of a media URL.',
      remedy:
        'The text names the nearest ones first. caption-harness failures PROVIDER and caption-harness faults list all.',
      evidence,
    },
  }) as const satisfies Record<string, Failure>;
