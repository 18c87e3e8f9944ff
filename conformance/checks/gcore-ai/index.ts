import { accountChecks } from './account.ts';
import { authChecks } from './auth.ts';
import { autoCaptionChecks } from './auto-captions.ts';
import { captionsOnDemandChecks } from './auto-captions-on-demand.ts';
import { autoTranslationChecks } from './auto-captions-translated.ts';
import { errorChecks } from './errors.ts';
import { infoChecks } from './info.ts';
import { legacyChecks } from './legacy.ts';
import { longListChecks } from './lists-long.ts';
import { thousandChecks } from './lists-thousand.ts';
import { moderationChecks } from './moderation.ts';
import { resultChecks } from './results.ts';
import { agreementChecks } from './results-agree.ts';
import { keptChecks } from './results-kept.ts';
import { resultLanguageChecks } from './results-languages.ts';
import { longResultChecks } from './results-long.ts';
import { silenceChecks } from './results-silence.ts';
import { translationChecks } from './results-translated.ts';
import { againChecks } from './subtitles-again.ts';
import { subtitleCreateChecks } from './subtitles-create.ts';
import { subtitleDeleteChecks } from './subtitles-delete.ts';
import { generatedSubtitleChecks } from './subtitles-generated.ts';
import { subtitleListChecks } from './subtitles-list.ts';
import { subtitlePatchChecks } from './subtitles-patch.ts';
import { refusedSubtitleChecks } from './subtitles-refused.ts';
import { subtitleSizeChecks } from './subtitles-size.ts';
import { unknownSubtitleChecks } from './subtitles-unknown.ts';
import { taskCancelChecks } from './tasks-cancel.ts';
import { taskCreateChecks } from './tasks-create.ts';
import { taskFailureChecks } from './tasks-fail.ts';
import { taskFilterChecks } from './tasks-filter.ts';
import { taskLifeChecks } from './tasks-life.ts';
import { taskListChecks } from './tasks-list.ts';
import { taskOrderChecks } from './tasks-order.ts';
import { taskProgressChecks } from './tasks-progress.ts';
import { taskReadChecks } from './tasks-read.ts';
import { refusedTaskChecks } from './tasks-refused.ts';
import { taskRetentionChecks } from './tasks-retention.ts';
import { taskTimeChecks } from './tasks-times.ts';
import { taskTroubleChecks } from './tasks-trouble.ts';
import { videoLifeChecks } from './video-life.ts';
import { renditionChecks } from './video-renditions.ts';
import { videoSourceChecks } from './video-source.ts';
import { videoChecks } from './videos.ts';
import { videoBatchChecks } from './videos-batch.ts';
import { videoChangeChecks } from './videos-change.ts';
import { videoListChecks } from './videos-list.ts';
import { refusedVideoChecks } from './videos-refused.ts';
import { wire } from './wire.ts';

/** Every check of Gcore Streaming, in the order they are reported. */
export const gcoreChecks = [
  ...taskCreateChecks,
  ...refusedTaskChecks,
  ...taskReadChecks,
  ...taskListChecks,
  ...taskOrderChecks,
  ...taskFilterChecks,
  ...taskCancelChecks,
  ...taskLifeChecks,
  ...taskProgressChecks,
  ...taskTimeChecks,
  ...taskTroubleChecks,
  ...taskRetentionChecks,
  ...taskFailureChecks,
  ...resultChecks,
  ...agreementChecks,
  ...resultLanguageChecks,
  ...silenceChecks,
  ...translationChecks,
  ...keptChecks,
  ...moderationChecks,
  ...infoChecks,
  ...videoChecks,
  ...refusedVideoChecks,
  ...videoChangeChecks,
  ...videoListChecks,
  ...videoBatchChecks,
  ...videoLifeChecks,
  ...renditionChecks,
  ...videoSourceChecks,
  ...autoCaptionChecks,
  ...autoTranslationChecks,
  ...captionsOnDemandChecks,
  ...subtitleCreateChecks,
  ...subtitleListChecks,
  ...subtitlePatchChecks,
  ...subtitleDeleteChecks,
  ...unknownSubtitleChecks,
  ...subtitleSizeChecks,
  ...generatedSubtitleChecks,
  ...refusedSubtitleChecks,
  ...authChecks,
  ...accountChecks,
  ...errorChecks,
  ...longListChecks,
  ...thousandChecks,
  ...longResultChecks,
  ...againChecks,
  ...legacyChecks,
  ...wire,
];
