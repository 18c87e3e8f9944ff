import type { QuotedText } from './quoted-text.ts';

const LIMITS = 'cloudflare-docs partials/fundamentals/api-rate-limits.mdx (2f6318f2)';

/** The platform's limits, which every Cloudflare service has. */
export const cloudflareLimits: QuotedText = {
  source: LIMITS,
  read: '2026-11-29',
  quotes: {
    'fact blockSeconds': 'If you exceed this limit, all API calls for the next five minutes will be blocked',
    'failure request-throttled-address': 'Client API per IP | 200/second',
  },
};

/** The platform: rates, headers, tokens and accounts. The contract of Stream has these rows. */
export const cloudflareGateway: readonly QuotedText[] = [
  {
    source: LIMITS,
    read: '2026-11-29',
    quotes: {
      'fact rateLimit': 'The global rate limit for the Cloudflare API is 1200 requests per five minute period per user',
      'behaviour window-per-user':
        'The global rate limit for the Cloudflare API is 1200 requests per five minute period per user, and applies cumulatively',
      'behaviour window-blocks':
        'If you exceed this limit, all API calls for the next five minutes will be blocked, receiving a HTTP 429 - Too Many Requests response.',
    },
  },
  {
    source: 'cloudflare-docs changelog of 2025-09-03 (7302d67)',
    read: '2026-11-29',
    quotes: {
      'behaviour window-headers':
        'Headers that are always returned: - Ratelimit: List of service limit items, composed of the limit name, the remaining quota (r) and the time next window resets (t).',
      'behaviour retry-after':
        'Returned only when a rate limit has been reached (error code: 429): - Retry-After: Number of Seconds until more capacity is available, rounded up',
      'switch rateHeaders=ratelimit':
        'Headers that are always returned: Ratelimit [...] "default";r=50;t=30 [...] Ratelimit-Policy [...] "burst";q=100;w=60',
    },
  },
  {
    source: 'cloudflare-docs fundamentals/api/reference/limits.mdx (030a000c)',
    read: '2026-11-29',
    quotes: {
      'switch rateHeaders=x-ratelimit':
        'x-ratelimit-limit: The total number of requests a caller can make. - x-ratelimit-remaining: The number of remaining requests before the rate limit takes effect.',
    },
  },
  {
    source: 'cloudflare npm 7.3.0, resources/accounts and resources/user',
    read: '2026-11-29',
    quotes: {
      'operation verifyAccountToken': 'Test whether a token works.',
      'operation listAccounts': 'List all accounts you have ownership or verified access to.',
      'behaviour verify-expired': "Status of the token. status: 'active' | 'disabled' | 'expired'",
      'switch tokenOwner=user': 'List all access tokens you created. [...] Test whether a token works.',
    },
  },
];

/** Cloudflare's types and its simulator of Stream. */
export const cloudflareTypes: readonly QuotedText[] = [
  {
    source: '@cloudflare/workers-types 5.20261117.1, StreamScopedCaptions',
    read: '2026-11-29',
    quotes: {
      'failure language-invalid': '@throws {BadRequestError} if the language is invalid',
      'failure caption-invalid': '@throws {BadRequestError} if the language or file is invalid',
    },
  },
  {
    source: 'cloudflare/workers-sdk packages/miniflare/src/workers/stream (4cbd6672)',
    read: '2026-11-29',
    quotes: {
      'failure url-invalid': 'constructor(message = "Invalid URL") { super(message, 10010, 400);',
    },
  },
  {
    source: 'cloudflare/workers-sdk packages/miniflare/src/workers/stream/schemas.ts (03a91da2)',
    read: '2026-11-29',
    quotes: {
      'behaviour delete-cascade': 'FOREIGN KEY (video_id) REFERENCES _mf_stream_videos(id) ON DELETE CASCADE',
    },
  },
  {
    source: 'cloudflare-typescript tests/api-resources/stream/captions (faaaf89e)',
    read: '2026-11-29',
    quotes: {
      'switch sdkFixtures=on':
        "account_id: '023e105f4ecef8ad9ca31a8372d0c353', identifier: 'ea95132c15732412d22c1476fa83f27a'",
    },
  },
];
