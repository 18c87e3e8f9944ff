import type { Check } from '../../model/check.ts';
import { accountChecks } from './account.ts';
import { authChecks } from './auth.ts';
import { errorChecks } from './errors.ts';
import { infoChecks } from './info.ts';
import { legacyChecks } from './legacy.ts';
import { moderationChecks } from './moderation.ts';
import { resultChecks } from './results.ts';
import { subtitleChecks } from './subtitles.ts';
import { refusedSubtitleChecks } from './subtitles-refused.ts';
import { taskCancelChecks } from './tasks-cancel.ts';
import { taskCreateChecks } from './tasks-create.ts';
import { taskFailureChecks } from './tasks-fail.ts';
import { taskFilterChecks } from './tasks-filter.ts';
import { taskLifeChecks } from './tasks-life.ts';
import { taskListChecks } from './tasks-list.ts';
import { taskReadChecks } from './tasks-read.ts';
import { autoCaptionChecks, videoLifeChecks } from './video-life.ts';
import { videoChecks } from './videos.ts';
import { videoChangeChecks } from './videos-change.ts';
import { videoListChecks } from './videos-list.ts';

/** Every check of Gcore Streaming, in the order they are reported. */
export const gcoreChecks: readonly Check[] = [
  ...taskCreateChecks,
  ...taskReadChecks,
  ...taskListChecks,
  ...taskFilterChecks,
  ...taskCancelChecks,
  ...taskLifeChecks,
  ...taskFailureChecks,
  ...resultChecks,
  ...moderationChecks,
  ...infoChecks,
  ...videoChecks,
  ...videoChangeChecks,
  ...videoListChecks,
  ...videoLifeChecks,
  ...autoCaptionChecks,
  ...subtitleChecks,
  ...refusedSubtitleChecks,
  ...authChecks,
  ...accountChecks,
  ...errorChecks,
  ...legacyChecks,
];
