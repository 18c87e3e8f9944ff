import { assumed, documented, type Evidence, observed } from '../../../../src/base/evidence.ts';

const DOCS = 'cloudflare-docs stream';

/** The page about adding captions. */
export const CAPTIONS_PAGE = `${DOCS}/edit-videos/adding-captions.mdx`;
/** The official OpenAPI document. */
export const SPEC = 'official OpenAPI, cloudflare-typescript faaaf89e scripts/mock';
/** The official types of the captions of Stream. */
export const TYPES = '@cloudflare/workers-types 5.20261117.1, StreamScopedCaptions';
/** The vendor's simulator of Stream. */
export const SIMULATOR = 'cloudflare/workers-sdk f8308360 packages/miniflare/src/workers/stream';
/** The issue of the documentation about captions. */
export const ISSUE_4915 = 'cloudflare-docs issue 4915';
/** Requests to the live service. */
export const PROBES = 'live probes of September 2026 (ci:71266371469)';
/** The page about webhooks. */
export const WEBHOOKS_PAGE = `${DOCS}/manage-video-library/using-webhooks.mdx`;
/** The page about the limits of the API. */
export const LIMITS_PAGE = 'developers.cloudflare.com/fundamentals/api/reference/limits';
/** The page about the headers of rate limits. */
export const RATE_HEADERS_PAGE = 'developers.cloudflare.com/changelog/2025-09-03-rate-limiting-improvement';
/** Requests of the official JavaScript client. */
export const NPM_CAPTURE = 'captured from cloudflare npm 7.3.0';
/** Requests of the official Python client. */
export const PYTHON_CAPTURE = 'captured from cloudflare-python 4.3.1';

/** The page about captions. */
export const captionsPage: Evidence = documented(CAPTIONS_PAGE);
/** The official OpenAPI. */
export const spec: Evidence = documented(SPEC);
/** Errors that the official types name, with the statuses of the vendor's simulator. */
export const types: Evidence = documented(`${TYPES}; status and code ${SIMULATOR}`);

export { assumed, documented, observed };

/** The sentence of the page on limits that says what the global limit counts. */
export const GLOBAL_LIMIT =
  'The global rate limit for the Cloudflare API is 1200 requests per five minute period per user, and applies cumulatively regardless of whether the request is made via the dashboard, API key, or API token.';
