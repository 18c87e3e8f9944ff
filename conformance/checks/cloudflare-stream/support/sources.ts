import { assumed, documented, type Evidence, observed } from '../../../../src/base/evidence.ts';

const DOCS = 'cloudflare-docs stream';

/** Pages that requirements rest on. */
export const CAPTIONS_PAGE = `${DOCS}/edit-videos/adding-captions.mdx`;
export const SPEC = 'official OpenAPI, cloudflare-typescript faaaf89e scripts/mock';
export const TYPES = '@cloudflare/workers-types 5.20261117.1, StreamScopedCaptions';
export const SIMULATOR = 'cloudflare/workers-sdk f8308360 packages/miniflare/src/workers/stream';
export const ISSUE_4915 = 'cloudflare-docs issue 4915';
export const PROBES = 'live probes of September 2026 (ci:71266371469)';
export const WEBHOOKS_PAGE = `${DOCS}/manage-video-library/using-webhooks.mdx`;
export const LIMITS_PAGE = 'developers.cloudflare.com/fundamentals/api/reference/limits';
export const RATE_HEADERS_PAGE = 'developers.cloudflare.com/changelog/2025-09-03-rate-limiting-improvement';
export const NPM_CAPTURE = 'captured from cloudflare npm 7.3.0';
export const PYTHON_CAPTURE = 'captured from cloudflare-python 4.3.1';

/** The page about captions. */
export const captionsPage: Evidence = documented(CAPTIONS_PAGE);
/** The official OpenAPI. */
export const spec: Evidence = documented(SPEC);
/** Errors that the official types name, with the statuses of the vendor's simulator. */
export const types: Evidence = documented(`${TYPES}; status and code ${SIMULATOR}`);

export { assumed, documented, observed };
