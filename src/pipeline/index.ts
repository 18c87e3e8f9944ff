export type { Pacer } from '../base/pacer.ts';
export { captionVideo } from './caption-video.ts';
export { type BulkOptions, type BulkSummary, captionVideos, type VideoEnd } from './caption-videos.ts';
export type { Effect, Effects, Finding } from './effects/types.ts';
export { CaptionError, type CaptionErrorKind } from './errors.ts';
export {
  type PlannedFiles,
  planFileTranslation,
  type TranslatedFile,
  type TranslateFileOptions,
  translateFile,
} from './files/translate-file.ts';
export { captionLanguage, languageTag, providerLanguage } from './languages/languages.ts';
export type { CaptionOptions, CaptionResult, CaptionTrack, VideoRequest } from './options.ts';
export { createDrivenClock, type DrivenClock, type RemoteClock } from './pace/driven-clock.ts';
export { createPacer, createProviderPacers, paced, providerPaces } from './pace/pacer.ts';
export { type CaptionPlan, planCaptions } from './plan.ts';
export { type BulkPlan, isFinished, type PlannedVideo, planVideos } from './plan-videos.ts';
export type { ProgressEvent, Stage } from './progress.ts';
export { streamPublisher } from './publishers/cloudflare-stream.ts';
export { type FilesOptions, filesPublisher } from './publishers/files.ts';
export { gcoreVideoPublisher } from './publishers/gcore-video.ts';
export { type CaptionStore, storePublisher } from './publishers/store.ts';
export { readableVtt } from './readable.ts';
export type { PieceOptions, PieceRule } from './sound/spans.ts';
export type { KnownVideo } from './source/known-video.ts';
export { loopbackHost } from './source/loopback-host.ts';
export type { MediaHost } from './source/open-video.ts';
export type { AudioTrackChoice, ChosenTrack } from './source/sound-track.ts';
export { givenTitle, safeTitle } from './source/title.ts';
export type {
  CaptionFile,
  FileTranslator,
  PublishedTrack,
  Publisher,
  StageTools,
  Track,
  Transcriber,
  Transcript,
  TranslationJob,
  Translator,
  Video,
} from './stages/types.ts';
export {
  type AccountsRun,
  type ClaimWait,
  folderSurroundings,
  type HeldLog,
  type JobClaim,
  type JobLogs,
  type Surroundings,
} from './surroundings/index.ts';
export { streamTranscriber } from './transcribers/cloudflare-stream.ts';
export { gcoreTranscriber } from './transcribers/gcore-ai.ts';
export { gcoreVideoTranscriber } from './transcribers/gcore-video.ts';
export { type GivenCaptions, givenTranscriber } from './transcribers/given.ts';
export { whisperModels, workersAiTranscriber } from './transcribers/workers-ai.ts';
export { gcoreTranslator } from './translators/gcore-ai.ts';
export { translatePlusTranslator } from './translators/translateplus.ts';
