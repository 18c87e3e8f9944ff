import { assumed, documented, observed, own } from '../../base/evidence.ts';
import type { BehaviourTable } from '../types.ts';

const LIMITS = 'developers.cloudflare.com/fundamentals/api/reference/limits';
const RATE_HEADERS = 'developers.cloudflare.com/changelog/2025-09-03-rate-limiting-improvement (7302d67)';

/** What the gateway promises, or is assumed to do, beyond its refusals. */
export const gatewayBehaviours = {
  'two-base-paths': {
    statement: 'The API answers under /client/v4, and under / too.',
    evidence: own("the SDK suites' default base URL has no /client/v4; the live service has only the prefix"),
  },
  'gate-order': {
    statement: 'Gates: rate limit, header syntax, route and account id, credential, account and permission, service.',
    evidence: assumed('only "route before credential" was seen; the rest is the cheapest order'),
  },
  'route-before-credential': {
    statement: 'An unroutable path is refused as such although the token is a placeholder.',
    evidence: observed('a placeholder token and account id got 7003 (ci:71014421750)'),
  },
  'token-or-key': {
    statement: 'A bearer token, or X-Auth-Email with X-Auth-Key; where both come, the token counts.',
    evidence: assumed('both forms are documented; precedence is not'),
  },
  'account-owner': {
    statement: 'A credential opens one account. Another account id is refused with 403.',
    evidence: observed('terraform-provider-cloudflare issue 1533; ci:60264887657'),
  },
  'verify-expired': {
    statement: 'Verifying an expired token answers 200 with the status "expired".',
    evidence: documented('cloudflare npm 7.3.0, TokenVerifyResponse.status: active, disabled or expired'),
  },
  'accounts-of-a-narrow-token': {
    statement: 'A token without a grant for the account gets an empty list of accounts, not a refusal.',
    evidence: observed('ci:62646421257'),
  },
  'window-per-user': {
    statement: '1200 requests in 5 minutes for each user, all products counted together.',
    evidence: documented(LIMITS),
  },
  'window-blocks': {
    statement: 'Exceeding the limit blocks every call of the user for the next 300 seconds.',
    evidence: documented(LIMITS),
  },
  'window-headers': {
    statement:
      'Answers carry Ratelimit ("default";r=<remaining>;t=<seconds to reset>) and Ratelimit-Policy. Another version of the text ' +
      'names X-RateLimit-Limit and X-RateLimit-Remaining: switch rateHeaders.',
    evidence: documented(RATE_HEADERS),
  },
  'retry-after': {
    statement: 'Retry-After, in whole seconds, is on 429 only.',
    evidence: documented(RATE_HEADERS),
  },
  'ray-header': {
    statement: 'Every answer carries cf-ray (16 hex digits and an airport) and server: cloudflare.',
    evidence: observed('cloudflare-docs issue 4915'),
  },
  'content-type': {
    statement: 'JSON answers are application/json; charset=UTF-8.',
    evidence: observed('cloudflare-docs issue 4915'),
  },
} as const satisfies BehaviourTable;
