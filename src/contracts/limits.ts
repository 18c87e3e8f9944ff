import { documented, type Evidence } from '../base/evidence.ts';

/** A rate limit: so many requests in so many seconds. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** The limit that each provider has unless a tenant was given its own. */
export const defaultRateLimits = {
  'cloudflare-stream': { requests: 1200, seconds: 300 },
  'workers-ai': { requests: 720, seconds: 60 },
  translateplus: { requests: 60, seconds: 60 },
} as const satisfies Readonly<Record<string, RateLimit>>;

/** Where the limits stand. */
export const rateLimitEvidence: Readonly<Record<keyof typeof defaultRateLimits, Evidence>> = {
  'cloudflare-stream': documented(
    'developers.cloudflare.com/fundamentals/api/reference/limits: 1200 in five minutes per user, all products together',
  ),
  'workers-ai': documented('cloudflare-docs workers-ai/platform/limits: 720 a minute for automatic speech recognition'),
  translateplus: documented('seed 004 and every endpoint page: 60 requests per minute'),
};
