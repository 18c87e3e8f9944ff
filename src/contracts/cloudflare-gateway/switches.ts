import { assumed, documented, observed } from '../../base/evidence.ts';
import type { SwitchTable } from '../types.ts';

/** What the sources leave open about the gateway. The first value of each is the default. */
export const gatewaySwitches = {
  badToken: {
    question: 'How is a well-formed but unknown or expired token refused?',
    values: {
      'status-401': observed('a fake token on an account route, 2026 (ci:70196795762)'),
      'status-403': observed('reports older than 2026'),
    },
  },
  tokenOwner: {
    question: 'Who owns the tokens? Tokens of an account fail /user/tokens/verify although they are valid.',
    values: {
      user: documented('the endpoint is for tokens of users: resources/user/subresources/tokens/methods/verify'),
      account: observed('MEAS; tashfeenahmed/freellmapi issue 297 (2026-06), SamNet-dev/dnstm-setup PR 29 (2026-03)'),
    },
  },
  badRoute: {
    question: 'How is an unknown route or a malformed account id refused?',
    values: {
      'status-404': observed('ci:71014421750, ci:53099650526'),
      'status-400': observed('older captures: 400 with a second error 7000 (ci:20267499745, ci:55866675335)'),
    },
  },
  rateCode: {
    question: 'Which code does a 429 carry?',
    values: {
      'code-971': observed('several reports of 2026 (ci:66718415563, ci:68889648470)'),
      'code-10429': observed('ci:59246779814, ci:17533296500'),
      'code-10100': observed('octodns-cloudflare tests (ci:55397707499)'),
    },
  },
  rateHeaders: {
    question: 'Which headers tell how many requests are left? Versions of one changelog entry disagree.',
    values: {
      ratelimit: documented(
        'cloudflare-docs changelog of 2025-09-03 (7302d67): "Headers that are always returned: Ratelimit [...] ' +
          '"default";r=50;t=30 [...] Ratelimit-Policy [...] "burst";q=100;w=60"',
      ),
      'x-ratelimit': documented(
        'the same entry (50e696f) and fundamentals/api/reference/limits.mdx (030a000): "X-RateLimit-Limit: Total Number ' +
          'of requests the caller can make [...] X-RateLimit-Remaining", on 429 "X-RateLimit-Reset: RFC 1123 Formatted Date"',
      ),
    },
  },
  bareRefusals: {
    question: 'Do refusals of the gateway have result and messages?',
    values: {
      full: assumed('the OpenAPI requires both on every failure'),
      bare: observed('many captures have only success and errors'),
    },
  },
} as const satisfies SwitchTable;
