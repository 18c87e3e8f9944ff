import type { ProviderModel } from '../provider-model.ts';
import { aiResultsModel } from './ai-results.ts';
import { subtitlesModel } from './gcore-subtitles.ts';
import { tasksModel } from './gcore-tasks.ts';
import { videosModel } from './gcore-videos.ts';
import { tracksModel } from './stream-tracks.ts';
import { uploadsModel } from './stream-uploads.ts';
import { streamVideosModel } from './stream-videos.ts';
import { webhookModel } from './stream-webhook.ts';
import { streamWindowModel } from './stream-window.ts';
import { creditsModel } from './translateplus-credits.ts';
import { windowModels } from './windows.ts';

/** Every model. */
export const allModels: readonly ProviderModel[] = [
  tracksModel,
  streamVideosModel,
  uploadsModel,
  webhookModel,
  streamWindowModel,
  tasksModel,
  subtitlesModel,
  videosModel,
  creditsModel,
  aiResultsModel,
  ...windowModels,
];
