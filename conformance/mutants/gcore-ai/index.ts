import type { Mutant } from '../mutant.ts';
import { againMutants } from './again.ts';
import { infoMutants } from './info.ts';
import { keyMutants } from './keys.ts';
import { lifeMutants } from './life.ts';
import { limitMutants } from './limits.ts';
import { thousandMutants } from './lists-thousand.ts';
import { longListMutants } from './long-lists.ts';
import { longResultMutants } from './long-results.ts';
import { moderationMutants } from './moderation.ts';
import { resultMutants } from './results.ts';
import { resultFileMutants } from './results-file.ts';
import { resultLanguageMutants } from './results-languages.ts';
import { resultTextMutants } from './results-text.ts';
import { cueTimeMutants } from './results-times.ts';
import { routeMutants } from './routes.ts';
import { subtitleMutants } from './subtitles.ts';
import { changedSubtitleMutants } from './subtitles-changes.ts';
import { generatedSubtitleMutants } from './subtitles-generated.ts';
import { taskDataMutants } from './task-data.ts';
import { taskCancelMutants } from './tasks-cancel.ts';
import { cancelledTaskMutants } from './tasks-cancelled.ts';
import { taskFieldMutants } from './tasks-fields.ts';
import { listMutants } from './tasks-list.ts';
import { taskNameMutants } from './tasks-names.ts';
import { newTaskMutants } from './tasks-new.ts';
import { pageMutants } from './tasks-page.ts';
import { taskReadMutants } from './tasks-read.ts';
import { takenTaskMutants } from './tasks-taken.ts';
import { videoLifeMutants } from './video-life.ts';
import { videoAddressMutants } from './videos-address.ts';
import { videoBatchMutants } from './videos-batch.ts';
import { videoChangeMutants } from './videos-change.ts';
import { videoListMutants } from './videos-list.ts';
import { newVideoMutants } from './videos-new.ts';
import { refusedVideoMutants } from './videos-refused.ts';
import { wireMutants } from './wire.ts';

/** Every mutant of Gcore Streaming, by subject. */
export const gcoreMutants: readonly Mutant[] = [
  ...newTaskMutants,
  ...taskFieldMutants,
  ...takenTaskMutants,
  ...taskReadMutants,
  ...taskCancelMutants,
  ...cancelledTaskMutants,
  ...pageMutants,
  ...listMutants,
  ...taskNameMutants,
  ...lifeMutants,
  ...resultMutants,
  ...cueTimeMutants,
  ...resultFileMutants,
  ...resultLanguageMutants,
  ...resultTextMutants,
  ...taskDataMutants,
  ...moderationMutants,
  ...infoMutants,
  ...newVideoMutants,
  ...videoAddressMutants,
  ...refusedVideoMutants,
  ...videoChangeMutants,
  ...videoListMutants,
  ...videoBatchMutants,
  ...videoLifeMutants,
  ...subtitleMutants,
  ...changedSubtitleMutants,
  ...generatedSubtitleMutants,
  ...keyMutants,
  ...limitMutants,
  ...routeMutants,
  ...longListMutants,
  ...thousandMutants,
  ...longResultMutants,
  ...againMutants,
  ...wireMutants,
];
