import type { Express, Request } from 'express';
import { accountOperations } from '../../../src/contracts/cloudflare-stream/account-operations.ts';
import { cloudflareStreamContract } from '../../../src/contracts/cloudflare-stream/contract.ts';
import type { OperationId } from '../../../src/contracts/cloudflare-stream/operations.ts';
import { GENERATION_FAILED, reasons } from '../../../src/contracts/cloudflare-stream/reasons.ts';
import { tusOperations } from '../../../src/contracts/cloudflare-stream/tus-operations.ts';
import { tokenOf } from '../../../src/contracts/providers.ts';
import { defineMock } from '../../kernel/http/define-mock.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import { expressPath } from '../../kernel/http/operation-index.ts';
import type { World } from '../../kernel/world/world.ts';
import { accountGates } from '../gateway/account-gates.ts';
import { shapeRefusal } from '../gateway/answer.ts';
import { credentialIn } from '../gateway/credential.ts';
import { forcedAtGateway, gateway } from '../gateway/gateway.ts';
import { edgeHeaders } from '../gateway/headers.ts';
import { indexUnderPrefixes, pathsUnderPrefixes } from '../gateway/index-operations.ts';
import { endGeneration, GENERATE_EFFECT } from './life/generation.ts';
import { NOTIFY_EFFECT, sendNotification } from './life/notification.ts';
import { setUpFixtures } from './life/sdk-fixtures.ts';
import { DELETION_EFFECT, deleteOnTime, moveVideo, VIDEO_EFFECT } from './life/video-life.ts';
import { uploadTarget } from './model/upload-url.ts';
import { absentGates } from './routes/absent.ts';
import { listAccounts, verifyAccountToken, verifyUserToken } from './routes/account.ts';
import { deleteCaption, getCaption, getCaptionVtt, listCaptions } from './routes/captions.ts';
import { copyVideo } from './routes/copy.ts';
import { createDirectUpload, uploadOnce } from './routes/direct-upload.ts';
import { refusalOf } from './routes/errors.ts';
import { generateCaption } from './routes/generate.ts';
import { jsonBodyRule } from './routes/json-request.ts';
import { listVideos } from './routes/list-videos.ts';
import { getUploadOffset, getUploadOptions, sendChunk } from './routes/tus/chunks.ts';
import { speaksTus, tusHeader } from './routes/tus/headers.ts';
import { unknownOperation } from './routes/unknown.ts';
import { uploadCaption } from './routes/upload-caption.ts';
import { deleteVideo, editVideo, getVideo, uploadVideo } from './routes/videos.ts';
import { deleteWebhook, getWebhook, setWebhook } from './routes/webhook.ts';
import { streamShown } from './views/shown-state.ts';

const index = indexUnderPrefixes(cloudflareStreamContract.operations);

const REASONS = Object.keys(reasons);

/** Operations of upload URLs, which are on another host than the gateway. */
const OPEN: ReadonlySet<string> = new Set(
  cloudflareStreamContract.operations.flatMap(({ id, permission }) => (permission === 'none' ? [id] : [])),
);

/** The mock of Cloudflare Stream: the gateway, then the service. */
export const streamMock = defineMock<OperationId>({
  contract: cloudflareStreamContract,
  credentialOf: (request) => {
    const target = uploadTarget(request.path);
    return target ? tokenOf(target.tenant) : credentialIn(request.headers);
  },
  methodStated: statedMethod,
  gates: (world, operation) => {
    if (operation !== null && ACCOUNT.has(operation.id)) return accountGates(world, operation);
    const tus = operation !== null && TUS.has(operation.id) ? [tusHeader] : [];
    if (operation?.permission === 'none') return [...tus, edgeHeaders];
    if (operation?.id === 'uploadVideo') return [ifTus, ...gateway(world, operation)];
    return operation === null
      ? [...gateway(world, null).map(unlessUpload), ...absentGates(null)]
      : [...tus, ...gateway(world, operation), ...absentGates(operation)];
  },
  body: ({ request }) => (request?.contentType === 'application/json' ? jsonBodyRule : null),
  handlers: {
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
    getUploadOffset,
    sendChunk,
    getUploadOptions,
    getUserUploadOffset: getUploadOffset,
    sendUserChunk: sendChunk,
    verifyUserToken,
    verifyAccountToken,
    listAccounts,
  },
  mediaUrls: (tenant, operation, { input, url }) => {
    const isRead = operation === 'copyVideo' && tenant.switch('cloudflare-stream.urlMarkers') === 'on';
    return isRead ? [input ?? url].filter((one) => typeof one === 'string') : [];
  },
  lateFailures: {
    generateCaption: [GENERATION_FAILED],
    copyVideo: REASONS,
    uploadVideo: REASONS,
    uploadOnce: REASONS,
    createDirectUpload: REASONS,
  },
  shown: streamShown,
  effects: {
    [GENERATE_EFFECT]: endGeneration,
    [VIDEO_EFFECT]: moveVideo,
    [DELETION_EFFECT]: () => deleteOnTime,
    [NOTIFY_EFFECT]: sendNotification,
  },
  plant: (_world, { tenant }, request) => setUpFixtures(request, tenant),
  paths: (path, { isAtRoot }) => (isAtRoot ? [expressPath(path)] : pathsUnderPrefixes(path)),
  index: () => index,
  unknownRoute: unknownOperation,
  refusalOf,
  shape: shapeRefusal,
  forced: (world, exchange, refusal) =>
    OPEN.has(exchange.operation ?? '') ? edgeHeaders(exchange) : forcedAtGateway(world, exchange, refusal),
  broken: {
    broken: 'http-broken',
    headers: 'headers-too-large',
    timeout: 'request-timeout',
    defect: 'internal-error',
  },
});

/** The Express app of the mock of Cloudflare Stream on a world. */
export const createStreamApp = (world: World): Express => streamMock.createApp(world);

const ACCOUNT: ReadonlySet<string> = new Set(accountOperations.map(({ id }) => id));

const TUS: ReadonlySet<string> = new Set(tusOperations.map(({ id }) => id));

/**
 * The method that X-HTTP-Method-Override states at the URL of a resumable upload; null without one. Clients send it where they cannot send
 * PATCH (tus 1.0, Headers).
 */
function statedMethod({ headers, path }: Request): string | null {
  const method = headers['x-http-method-override'];
  return typeof method === 'string' && TUS.has(index.find('PATCH', path) ?? '') ? method : null;
}

/** POST /stream speaks tus only where the request does. */
const ifTus: Gate = (exchange, request) => {
  if (speaksTus(request)) tusHeader(exchange, request);
};

/** The live service has a separate host for one-time upload URLs, so they pass only the edge. */
const unlessUpload = (gate: Gate): Gate =>
  gate === edgeHeaders
    ? gate
    : (exchange, request) => {
        if (uploadTarget(request.path) === null) gate(exchange, request);
      };
