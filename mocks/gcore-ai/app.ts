import type { Express, RequestHandler } from 'express';
import { gcoreContract } from '../../src/contracts/gcore-ai/contract.ts';
import type { OperationId } from '../../src/contracts/gcore-ai/operations.ts';
import { answerErrors, bareApp, exchangeOf, openExchange } from '../http/app.ts';
import { expressPath } from '../http/operation-index.ts';
import type { World } from '../world/world.ts';
import { plantSeeds } from './life/seeds.ts';
import { handleTasks } from './life/task-life.ts';
import { handleVideos } from './life/video-life.ts';
import { handleWebhooks } from './life/webhooks.ts';
import { readBody } from './routes/answer.ts';
import { requireToken } from './routes/auth.ts';
import { isAiPath } from './routes/errors.ts';
import { getInfo } from './routes/info.ts';
import { listTasks } from './routes/list-tasks.ts';
import { listNames, listVideos } from './routes/list-videos.ts';
import { ownerOf } from './routes/owner.ts';
import { limitRate, requireFeature } from './routes/rate.ts';
import { deleteSubtitle, getSubtitle, listSubtitles, patchSubtitle, postSubtitle } from './routes/subtitles.ts';
import { getTask, postCancel, postTask } from './routes/tasks.ts';
import { unknownRoute } from './routes/unknown.ts';
import { deleteVideo, getUpload, getVideo, patchVideo, postVideo, postVideos } from './routes/videos.ts';
import { aliasesOpen, tables } from './tables.ts';

const handlers: Readonly<Record<OperationId, (world: World) => RequestHandler>> = {
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
};

/** The stand-in for Gcore Streaming on a world. Gates in the assumed order: route, token, permission, rate, feature, body. */
export function createGcoreApp(world: World): Express {
  handleTasks(world);
  handleVideos(world);
  handleWebhooks(world);
  const app = bareApp();
  app.use(openExchange(world, tables));
  for (const operation of gcoreContract.operations) {
    const feature = isAiPath(operation.path) ? [requireFeature] : [];
    const body = operation.request?.body === undefined ? [] : readBody;
    const gates = [requireToken(world, operation.permission), limitRate(world), ...feature, ...body, plant(world)];
    const work = handlers[operation.id](world);
    const aliases = operation.aliases ?? [];
    app[operation.method](expressPath(operation.path), ...gates, work);
    for (const alias of aliases) app[operation.method](expressPath(alias), onlyOpenAliases, ...gates, work);
  }
  app.use(unknownRoute);
  app.use(answerErrors(world, tables, 'internal-error'));
  return app;
}

/** Puts the rows that guides and SDK suites refer to into the account, before its state is read. */
const plant =
  (world: World): RequestHandler =>
  (_request, response, next) => {
    plantSeeds(ownerOf(world, response));
    next();
  };

/** Lets paths of 2024 through only where the switch opens them; elsewhere they are unknown routes. */
const onlyOpenAliases: RequestHandler = (_request, response, next) => {
  if (aliasesOpen(exchangeOf(response).tenant)) next();
  else next('route');
};
