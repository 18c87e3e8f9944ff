import type { Express } from 'express';
import { gcoreContract } from '../../src/contracts/gcore-ai/contract.ts';
import type { OperationId } from '../../src/contracts/gcore-ai/operations.ts';
import { processingErrors } from '../../src/contracts/gcore-ai/task-errors.ts';
import { defineMock } from '../kernel/http/define-mock.ts';
import { indexOperations } from '../kernel/http/operation-index.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import type { World } from '../kernel/world/world.ts';
import { plantSeeds } from './life/seeds.ts';
import { taskEffects } from './life/task-life.ts';
import { videoEffects } from './life/video-life.ts';
import { webhookEffects } from './life/webhooks.ts';
import { jsonBodyRule } from './routes/answer.ts';
import { requireToken } from './routes/auth.ts';
import { readCredential } from './routes/credential.ts';
import { isAiPath, refusalOf } from './routes/errors.ts';
import { getInfo } from './routes/info.ts';
import { listTasks } from './routes/list-tasks.ts';
import { listNames, listVideos } from './routes/list-videos.ts';
import { mediaUrlsIn } from './routes/media-urls.ts';
import { tenantOwning } from './routes/owner.ts';
import { limitRate, requireFeature } from './routes/rate.ts';
import { deleteSubtitle, getSubtitle, listSubtitles, patchSubtitle, postSubtitle } from './routes/subtitles.ts';
import { getTask, postCancel, postTask } from './routes/tasks.ts';
import { unknownRoute } from './routes/unknown.ts';
import { deleteVideo, getUpload, getVideo, patchVideo, postVideo, postVideos } from './routes/videos.ts';
import { gcoreShown } from './views/shown-state.ts';

const { operations } = gcoreContract;
const documentedPaths = indexOperations(operations);
const allPaths = indexOperations(operations, { aliases: true });

/** True if the paths of 2024 are open. */
const aliasesOpen = (tenant: Tenant): boolean => tenant.switch('gcore-ai.legacyAliases') === 'on';

const REASONS = Object.keys(processingErrors);

/** The mock of Gcore Streaming. Gates in the assumed order: route, token, permission, rate, feature, body. */
export const gcoreMock = defineMock<OperationId>({
  contract: gcoreContract,
  credentialOf: (request) => readCredential(request)?.token ?? null,
  gates: (world, operation) =>
    operation === null
      ? []
      : [
          requireToken(world, operation.permission),
          limitRate(world),
          ...(isAiPath(operation.path) ? [requireFeature] : []),
        ],
  body: (operation) => (operation.request?.body ? jsonBodyRule : null),
  handlers: {
    createTask: postTask,
    listTasks,
    getTask,
    cancelTask: postCancel,
    getAiInfo: getInfo,
    listVideos,
    createVideo: postVideo,
    createVideos: postVideos,
    listVideoNames: listNames,
    getVideo,
    updateVideo: patchVideo,
    deleteVideo,
    getVideoUpload: getUpload,
    listSubtitles,
    createSubtitle: postSubtitle,
    getSubtitle,
    updateSubtitle: patchSubtitle,
    deleteSubtitle,
  },
  mediaUrls: (tenant, operation, body) =>
    tenant.switch('gcore-ai.urlMarkers') === 'off' ? [] : mediaUrlsIn(operation, body),
  lateFailures: { createTask: REASONS, createVideo: REASONS, createVideos: REASONS },
  shown: gcoreShown,
  effects: { ...taskEffects, ...videoEffects, ...webhookEffects },
  plant: (world, exchange) => plantSeeds(tenantOwning(world, exchange)),
  index: (tenant) => (aliasesOpen(tenant) ? allPaths : documentedPaths),
  aliasesOpen,
  unknownRoute,
  refusalOf,
  broken: {
    broken: 'http-broken',
    headers: 'headers-too-large',
    timeout: 'request-timeout',
    defect: 'internal-error',
  },
});

/** The Express app of the mock of Gcore Streaming on a world. */
export const createGcoreApp = (world: World): Express => gcoreMock.createApp(world);
