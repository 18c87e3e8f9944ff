import { failures as cloudflareStream } from './cloudflare-stream/failures.ts';
import { failures as gcoreAi } from './gcore-ai/failures.ts';
import { failures as translateplus } from './translateplus/failures.ts';
import type { FailureCatalogue } from './types.ts';
import { failures as workersAi } from './workers-ai/failures.ts';

/** Every provider's catalogue of refusals. */
export const failureTables: Readonly<Record<string, FailureCatalogue>> = {
  'cloudflare-stream': cloudflareStream,
  'workers-ai': workersAi,
  'gcore-ai': gcoreAi,
  translateplus,
};
