import { operations } from '../../src/contracts/gcore-ai/operations.ts';
import { gcoreChecks } from '../checks/gcore-ai/index.ts';
import { costs } from './gcore-ai/costs.ts';
import { tasks } from './gcore-ai/tasks.ts';
import { videos } from './gcore-ai/videos.ts';
import { defineSuite } from './suite.ts';
import { UNPROVEN } from './unproven.ts';

/** Gcore AI tasks, videos and subtitles. */
export const gcoreAi = defineSuite({
  id: 'gcore-ai',
  operations,
  checks: gcoreChecks,
  costs,
  resources: { video: videos, task: tasks },
  forbidden: [
    {
      at: ['listVideos', 'createVideos', 'listVideoNames', 'listTasks'],
      methods: /^(PUT|PATCH|DELETE)$/,
      what: 'all videos or tasks of the account',
    },
  ],
  preflight: { operation: 'listTasks', query: 'limit=1' },
  budget: { minutes: 200 },
  unproven: [
    { operations: 'all', failures: ['http-broken', 'request-timeout'], reason: UNPROVEN.belowHttp },
    { operations: 'all', failures: ['headers-too-large'], reason: UNPROVEN.headers },
    { operations: 'all', failures: ['internal-error', 'service-unavailable'], reason: UNPROVEN.notByRequest },
    {
      operations: 'all',
      failures: ['body-too-large'],
      reason: 'the only documented size, 64 MB for a batch, is too large for a check',
    },
    { operations: 'all', failures: ['upload-incomplete'], reason: UNPROVEN.cut },
  ],
});
