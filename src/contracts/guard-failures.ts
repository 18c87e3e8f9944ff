import { own } from '../base/evidence.ts';
import type { JsonObject } from '../base/json.ts';
import type { Failure } from './types.ts';

const evidence = own('this project: the real service is reached under its own name and tells pages by CORS alone');

/** The refusals by which a mock keeps pages of other sites out. `bodies` have the provider's shape. */
export const guardFailures = (bodies: { readonly host: JsonObject; readonly origin: JsonObject }) =>
  ({
    'foreign-host': {
      status: 403,
      body: bodies.host,
      meaning:
        'The Host header, or the target, names a server that this one is not. A page of another site can call its own name and ' +
        'let that name lead to this machine (DNS rebinding).',
      remedy: 'Call localhost or the address that is listened on, or start with --allow-host NAME.',
      evidence,
    },
    'foreign-origin': {
      status: 403,
      body: bodies.origin,
      meaning: 'Origin and Sec-Fetch-Site say that a web page of another origin sent a request that changes something.',
      remedy: 'Call from a program, or start with --cors and the origin of the page.',
      evidence,
    },
  }) as const satisfies Record<string, Failure>;
