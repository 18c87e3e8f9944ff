import { systemClock } from '../base/clock.ts';
import type { OperationId } from '../contracts/cloudflare-stream/operations.ts';
import { connect } from './cloudflare/connection.ts';
import {
  CaptionFailedError,
  CloudflareNotFoundError,
  VideoFailedError,
  VideoNotReadyError,
} from './cloudflare/errors.ts';
import { fileOf } from './cloudflare/file-bytes.ts';
import type { CloudflareOptions } from './cloudflare/options.ts';
import { type Look, POLL_DEFAULTS, poll } from './cloudflare/poll.ts';
import { accept, readNothing } from './cloudflare/result.ts';
import { fileForm } from './cloudflare-stream/form.ts';
import {
  captionFile,
  directUploadBody,
  languageTag,
  listQuery,
  pathPart,
  VIDEO_LIMIT,
  webUrl,
} from './cloudflare-stream/input.ts';
import { methodOptions } from './cloudflare-stream/method-options.ts';
import { everyVideo } from './cloudflare-stream/pages.ts';
import {
  readCaption,
  readCaptions,
  readDirectUpload,
  readVideo,
  readVideos,
  readVtt,
  readWebhook,
} from './cloudflare-stream/read.ts';
import { resumableMethods } from './cloudflare-stream/resumable/methods.ts';
import { streamRequests, streamOperations as table } from './cloudflare-stream/send.ts';
import type { Caption, CloudflareStreamClient, FileInput, VideoFilter } from './cloudflare-stream/types.ts';
import { strictCalls } from './http/strict-calls.ts';
import type { CallOptions, HttpAnswer } from './http.ts';

export {
  CaptionExistsError,
  CaptionFailedError,
  type CloudflareError,
  CloudflareNotFoundError,
  CloudflarePermissionError,
  CloudflareRouteError,
  CloudflareTooLargeError,
  StreamDisabledError,
  VideoFailedError,
  VideoNotReadyError,
  WaitTimeoutError,
} from './cloudflare/errors.ts';
export type { CloudflareCredential, CloudflareOptions } from './cloudflare/options.ts';
export type { PollOptions } from './cloudflare/poll.ts';
export type {
  LargeFile,
  ResumableUpload,
  ResumableUploadInput,
  SendOptions,
} from './cloudflare-stream/resumable/types.ts';
export type {
  Caption,
  CloudflareStreamClient,
  DirectUpload,
  DirectUploadInput,
  FileInput,
  Video,
  VideoDetails,
  VideoFilter,
  VideoList,
  VideoState,
  Webhook,
} from './cloudflare-stream/types.ts';
export {
  type NotificationVerdict,
  type ReceivedNotification,
  verifyStreamWebhook,
} from './cloudflare-stream/webhook.ts';
export type { CallOptions } from './http.ts';

const SERVICE = 'Cloudflare Stream';
/**
 * Makes a client of Cloudflare Stream: captions, and the videos they belong to.
 * @throws {InputError} for an option that cannot work; the message never repeats a credential.
 * @example
 * const stream = createCloudflareStreamClient({ accountId: '023e105f4ecef8ad9ca31a8372d0c353', apiToken });
 * const video = await stream.copyVideo('https://example.com/talk.mp4');
 * await stream.waitUntilReady(video.id);
 * await stream.uploadCaption(video.id, 'de', 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nGuten Tag\n');
 * await stream.generateCaptionAndWait(video.id, 'en');
 * console.log(await stream.getCaptionVtt(video.id, 'en'));
 */
export function createCloudflareStreamClient(options: CloudflareOptions = {}): CloudflareStreamClient {
  const connection = connect(SERVICE, options);
  const { transport, uploadTimeoutMs, elsewhere } = connection;
  const clock = options.clock ?? systemClock;
  const context = (operation: OperationId) => transport.context(operation);

  const { send, sendJson } = streamRequests(connection);
  const video = (operation: OperationId, videoId: string) => ({
    identifier: pathPart(context(operation), 'videoId', videoId),
  });
  const track = (operation: OperationId, videoId: string, language: string) => ({
    ...video(operation, videoId),
    language: languageTag(context(operation), language),
  });
  const videoForm = async (operation: OperationId | 'uploadTo', file: FileInput, more: UploadOptions) => {
    const { fileName: name = 'video', signal } = more;
    const call = transport.context(operation);
    return fileForm(await fileOf(call, file, { limit: VIDEO_LIMIT, name: 'the video file', signal }), {
      name,
      type: 'application/octet-stream',
    });
  };

  const getCaption = async (videoId: string, language: string, call: CallOptions = {}) =>
    readCaption(await send('getCaption', { at: track('getCaption', videoId, language), call }));
  const getVideo = async (videoId: string, call: CallOptions = {}) =>
    readVideo(await send('getVideo', { at: video('getVideo', videoId), call }));
  const generateCaption = async (videoId: string, language: string, call: CallOptions = {}) => {
    const at = track('generateCaption', videoId, language);
    return readCaption(await send('generateCaption', { at, call }));
  };
  const listVideos = async (filter: VideoFilter = {}, call: CallOptions = {}) => {
    const query = listQuery(context('listVideos'), filter);
    return readVideos(await send('listVideos', { query, call }));
  };
  const waitForCaption: CloudflareStreamClient['waitForCaption'] = (videoId, language, wait = {}) => {
    const call = context('getCaption');
    let seen = false;
    return poll<Caption>(clock, call, `the captions of video ${videoId} in ${language}`, wait, async () => {
      try {
        const caption = await getCaption(videoId, language, wait);
        seen = true;
        if (caption.status === 'error') throw new CaptionFailedError(call, videoId, language);
        return caption.status === 'ready' ? { final: caption } : { seen: `status ${caption.status ?? 'unknown'}` };
      } catch (error) {
        // A track that was just started may not be found yet (observed); one that was seen and is gone has been deleted.
        if (!(error instanceof CloudflareNotFoundError) || seen) throw error;
        return { seen: 'not found yet' };
      }
    });
  };

  const client: CloudflareStreamClient = {
    ...resumableMethods(connection, clock),
    async listCaptions(videoId, call = {}) {
      return readCaptions(await send('listCaptions', { at: video('listCaptions', videoId), call }));
    },
    getCaption,
    async uploadCaption(videoId, language, file, call = {}) {
      const at = track('uploadCaption', videoId, language);
      const bytes = await captionFile(context('uploadCaption'), file, call.signal);
      const form = fileForm(bytes, { name: `${language}.vtt`, type: 'text/vtt' });
      return readCaption(await send('uploadCaption', { at, ...form, call }));
    },
    async deleteCaption(videoId, language, call = {}) {
      const at = track('deleteCaption', videoId, language);
      deleted(await send('deleteCaption', { at, call }));
    },
    generateCaption,
    async getCaptionVtt(videoId, language, call = {}) {
      const at = track('getCaptionVtt', videoId, language);
      return readVtt(await send('getCaptionVtt', { at, headers: { Accept: 'text/vtt' }, call }));
    },
    async generateCaptionAndWait(videoId, language, wait = {}) {
      const call = context('generateCaption');
      const start = clock.now();
      await poll(clock, call, `the start of captions of video ${videoId} in ${language}`, wait, () =>
        whileSettling(() => generateCaption(videoId, language, wait)),
      );
      const spent = (clock.now() - start) / 1000;
      const limitSeconds = (wait.limitSeconds ?? POLL_DEFAULTS.limitSeconds) - spent;
      return waitForCaption(videoId, language, { ...wait, limitSeconds });
    },
    waitForCaption,
    async copyVideo(url, details = {}, call = {}) {
      const body = { input: webUrl(context('copyVideo'), 'url', url), ...details };
      return readVideo(await sendJson('copyVideo', { call }, body));
    },
    async uploadVideo(file, more = {}) {
      const form = await videoForm('uploadVideo', file, more);
      return readVideo(await send('uploadVideo', { ...form, timeoutMs: uploadTimeoutMs, call: more }));
    },
    async createDirectUpload(input, call = {}) {
      const body = directUploadBody(context('createDirectUpload'), input);
      return readDirectUpload(await sendJson('createDirectUpload', { call }, body));
    },
    async uploadTo(uploadUrl, file, more = {}) {
      const { origin, pathname, search } = new URL(webUrl(transport.context('uploadTo'), 'uploadUrl', uploadUrl));
      const form = await videoForm('uploadTo', file, more);
      accept(
        await elsewhere(origin).send({
          operation: 'uploadTo',
          repeat: table.uploadOnce.repeat,
          method: table.uploadOnce.method,
          path: pathname + search,
          ...form,
          timeoutMs: uploadTimeoutMs,
          call: more,
        }),
      );
    },
    getVideo,
    async editVideo(videoId, changes, call = {}) {
      // Setting fields to values has the same result each time.
      const at = video('editVideo', videoId);
      return readVideo(await sendJson('editVideo', { at, call }, changes));
    },
    async deleteVideo(videoId, call = {}) {
      deleted(await send('deleteVideo', { at: video('deleteVideo', videoId), call }));
    },
    listVideos,
    allVideos: (filter = {}, call = {}) => everyVideo(filter, (part) => listVideos(part, call)),
    waitUntilReady(videoId, wait = {}) {
      const call = context('getVideo');
      return poll(clock, call, `video ${videoId}`, wait, async () => {
        const seen = await getVideo(videoId, wait);
        const { state, percentComplete: percent, errorReasonCode: reasonCode, errorReasonText: reasonText } = seen;
        if (state === 'error') throw new VideoFailedError(call, { videoId, reasonCode, reasonText });
        return state === 'ready'
          ? { final: seen }
          : { seen: percent === null ? `state ${state}` : `state ${state} at ${percent} %` };
      });
    },
    async setWebhook(notificationUrl, call = {}) {
      const body = { notificationUrl: webUrl(context('setWebhook'), 'notificationUrl', notificationUrl) };
      return readWebhook(await sendJson('setWebhook', { call }, body));
    },
    async getWebhook(call = {}) {
      try {
        return readWebhook(await send('getWebhook', { call }));
      } catch (error) {
        if (error instanceof CloudflareNotFoundError) return null;
        throw error;
      }
    },
    async deleteWebhook(call = {}) {
      deleted(await send('deleteWebhook', { call }));
    },
  };
  return strictCalls(client, methodOptions);
}

type UploadOptions = CallOptions & { readonly fileName?: string };

/** A video in the state `ready` may refuse captions for a moment (10067, observed). */
async function whileSettling<T>(start: () => Promise<T>): Promise<Look<T>> {
  try {
    return { final: await start() };
  } catch (error) {
    if (error instanceof VideoNotReadyError) return { seen: 'the video is not ready for captions' };
    throw error;
  }
}

/** Counts "not found" as success for a repeated DELETE: the earlier attempt did the work, and its answer was lost. */
function deleted(answer: HttpAnswer): void {
  if (answer.status === 404 && answer.attempts > 1) return;
  readNothing(answer);
}
