import type { Express, RequestHandler } from 'express';
import { cloudflareStreamContract } from '../../../src/contracts/cloudflare-stream/contract.ts';
import type { OperationId } from '../../../src/contracts/cloudflare-stream/operations.ts';
import type { Operation } from '../../../src/contracts/types.ts';
import { answerErrors, bareApp, openExchange } from '../../http/app.ts';
import { expressPath } from '../../http/operation-index.ts';
import type { World } from '../../world/world.ts';
import { answerRefusals } from '../gateway/answer.ts';
import { gateway } from '../gateway/gateway.ts';
import { edgeHeaders } from '../gateway/headers.ts';
import { PREFIXES } from '../gateway/paths.ts';
import { endGeneration, GENERATE_EFFECT } from './life/generation.ts';
import { NOTIFY_EFFECT, sendNotification } from './life/notification.ts';
import { restoreFixtures } from './life/sdk-fixtures.ts';
import { DELETION_EFFECT, deleteOnTime, moveVideo, VIDEO_EFFECT } from './life/video-life.ts';
import { uploadTarget } from './model/upload-url.ts';
import { deleteCaption, getCaption, getCaptionVtt, listCaptions } from './routes/captions.ts';
import { copyVideo } from './routes/copy.ts';
import { createDirectUpload, uploadOnce } from './routes/direct-upload.ts';
import { generateCaption } from './routes/generate.ts';
import { jsonBody } from './routes/json-request.ts';
import { listVideos } from './routes/list-videos.ts';
import { unknownOperation } from './routes/unknown.ts';
import { uploadCaption } from './routes/upload-caption.ts';
import { deleteVideo, editVideo, getVideo, uploadVideo } from './routes/videos.ts';
import { deleteWebhook, getWebhook, setWebhook } from './routes/webhook.ts';
import { permissionOf, tables } from './tables.ts';

const handlers: Readonly<Record<OperationId, (world: World) => RequestHandler>> = {
  listCaptions,
  getCaption,
  uploadCaption,
  deleteCaption,
  generateCaption,
  getCaptionVtt,
  copyVideo,
  createDirectUpload,
  setWebhook,
  getWebhook,
  deleteWebhook,
  uploadVideo,
  listVideos,
  getVideo,
  editVideo,
  deleteVideo,
  uploadOnce,
};

/** The stand-in for Cloudflare Stream on a world: the gateway, then the service. */
export function createStreamApp(world: World): Express {
  world.handle(GENERATE_EFFECT, endGeneration(world));
  world.handle(VIDEO_EFFECT, moveVideo(world));
  world.handle(DELETION_EFFECT, deleteOnTime);
  world.handle(NOTIFY_EFFECT, sendNotification(world));
  const app = bareApp();
  app.use(openExchange(world, tables));
  app.use(edgeHeaders);
  for (const gate of gateway(world, permissionOf)) app.use(unlessUpload(gate));
  for (const operation of cloudflareStreamContract.operations) {
    const body = takesJson(operation) ? jsonBody : [];
    const paths =
      operation.permission === 'none' ? [operation.path] : PREFIXES.map((prefix) => prefix + operation.path);
    app[operation.method](paths.map(expressPath), ...body, restoreFixtures, handlers[operation.id](world));
  }
  app.use(unknownOperation);
  app.use(answerRefusals(world, tables));
  app.use(answerErrors(world, tables, 'internal-error'));
  return app;
}

/** One-time upload URLs are on a host of their own on the live service: no gateway stands before them. */
const unlessUpload =
  (gate: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (uploadTarget(request.path) === null) gate(request, response, next);
    else next();
  };

const takesJson = ({ request }: Operation): boolean => request?.contentType === 'application/json';
