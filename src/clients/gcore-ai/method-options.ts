import type { OptionNames } from '../../base/known-options.ts';
import { callAt, callOptionNames, type MethodOptions } from '../http/strict-calls.ts';
import type { GcoreClient, WaitOptions } from './types.ts';

const waitNames: OptionNames<WaitOptions> = {
  ...callOptionNames,
  firstPollSeconds: true,
  pollFactor: true,
  longestPollSeconds: true,
  limitSeconds: true,
  cancelOnAbort: true,
  onProgress: true,
};

/** Where each method of the client takes its options, and which. */
export const methodOptions: { readonly [Name in keyof GcoreClient]: MethodOptions } = {
  createTask: callAt(1),
  getTask: callAt(1),
  listTasks: callAt(1),
  allTasks: { ...callAt(1), yields: true },
  cancelTask: callAt(1),
  isLanguageSupported: callAt(2),
  waitForTask: { at: 1, names: waitNames },
  transcribe: { at: 1, names: waitNames },
  createVideo: callAt(1),
  getVideo: callAt(1),
  listVideos: callAt(1),
  allVideos: { ...callAt(1), yields: true },
  updateVideo: callAt(2),
  deleteVideo: callAt(1),
  listSubtitles: callAt(1),
  createSubtitle: callAt(2),
  getSubtitle: callAt(2),
  updateSubtitle: callAt(3),
  deleteSubtitle: callAt(2),
  attachSubtitle: callAt(2),
};
