import type { OptionNames } from '../../base/known-options.ts';
import type { PollOptions } from '../cloudflare/poll.ts';
import { callAt, callOptionNames, type MethodOptions } from '../http/strict-calls.ts';
import type { CallOptions } from '../http.ts';
import type { SendOptions } from './resumable/types.ts';
import type { CloudflareStreamClient } from './types.ts';

const pollNames: OptionNames<PollOptions> = {
  ...callOptionNames,
  limitSeconds: true,
  firstPauseSeconds: true,
  longestPauseSeconds: true,
};
const uploadNames: OptionNames<CallOptions & { readonly fileName?: string }> = { ...callOptionNames, fileName: true };
const sendNames: OptionNames<SendOptions> = {
  ...callOptionNames,
  chunkBytes: true,
  maxFailures: true,
  onProgress: true,
};

/** Where each method of the client takes its options, and which. */
export const methodOptions: { readonly [Name in keyof CloudflareStreamClient]: MethodOptions } = {
  listCaptions: callAt(1),
  getCaption: callAt(2),
  uploadCaption: callAt(3),
  deleteCaption: callAt(2),
  generateCaption: callAt(2),
  getCaptionVtt: callAt(2),
  generateCaptionAndWait: { at: 2, names: pollNames },
  waitForCaption: { at: 2, names: pollNames },
  copyVideo: callAt(2),
  uploadVideo: { at: 1, names: uploadNames },
  createDirectUpload: callAt(1),
  uploadTo: { at: 2, names: uploadNames },
  createResumableUpload: callAt(1),
  sendToUpload: { at: 2, names: sendNames },
  getVideo: callAt(1),
  editVideo: callAt(2),
  deleteVideo: callAt(1),
  listVideos: callAt(1),
  allVideos: { ...callAt(1), yields: true },
  waitUntilReady: { at: 1, names: pollNames },
  setWebhook: callAt(1),
  getWebhook: callAt(0),
  deleteWebhook: callAt(0),
};
