import { operations } from '../../src/contracts/workers-ai/operations.ts';
import { workersAiChecks } from '../checks/workers-ai/index.ts';
import { gatewayRefuses } from './cloudflare-refusal.ts';
import { defineSuite } from './suite.ts';
import { UNPROVEN } from './unproven.ts';

/** The suite's clips are half a minute long. */
const minute = { atMost: () => 1 };

/** Workers AI speech recognition. */
export const workersAi = defineSuite({
  id: 'workers-ai',
  operations,
  checks: workersAiChecks,
  costs: { runModel: minute, runAi: minute },
  // Speech recognition creates no resources.
  resources: {},
  forbidden: [],
  // Without a body it recognises nothing, so it costs nothing; all operations of this API are POST.
  preflight: {
    operation: 'runModel',
    parts: { model_name: '@cf/openai/whisper' },
    refuses: gatewayRefuses,
  },
  budget: { minutes: 60 },
  unproven: [
    { operations: 'all', failures: ['http-broken', 'request-timeout'], reason: UNPROVEN.belowHttp },
    { operations: 'all', failures: ['headers-too-large'], reason: UNPROVEN.headers },
    { operations: 'all', failures: ['internal-error', 'maintenance'], reason: UNPROVEN.notByRequest },
    {
      operations: 'all',
      failures: ['rate-limited'],
      reason: 'the window of the user is arranged and proven by the checks of Cloudflare Stream, whose gateway this is',
    },
    { operations: 'all', failures: ['input-too-large'], reason: UNPROVEN.noDocumentedLimit },
  ],
});
