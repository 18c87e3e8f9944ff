import { documented } from '../../base/evidence.ts';
import { type FactTable, fact } from '../facts.ts';

/** What both Cloudflare services have from their gateway. */
export const gatewayFacts = {
  blockSeconds: fact(
    300,
    'Seconds for which a user who exceeds the request limit is blocked',
    documented(
      'developers.cloudflare.com/fundamentals/api/reference/limits: all calls are blocked for the next five minutes',
    ),
  ),
} as const satisfies FactTable;
