import { ACCOUNTS, ARRANGED } from './needs.ts';

/** Checks of Workers AI that need a control API, without exhaustive ones. */
export const workersAiNeeds: Readonly<Record<string, readonly string[]>> = {
  [ACCOUNTS]: ['workers-ai/gateway/other-account'],
  [ARRANGED]: [
    'workers-ai/errors/documented-pairs',
    'workers-ai/errors/server-failure',
    'workers-ai/gateway/no-grant',
    'workers-ai/rate-limit/a-minute',
  ],
};
