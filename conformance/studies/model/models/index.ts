import type { ProviderModel } from '../provider-model.ts';
import { subtitlesModel } from './gcore-subtitles.ts';
import { tasksModel } from './gcore-tasks.ts';
import { videosModel } from './gcore-videos.ts';
import { tracksModel } from './stream-tracks.ts';
import { streamVideosModel } from './stream-videos.ts';
import { creditsModel } from './translateplus-credits.ts';
import { windowModels } from './windows.ts';

/** Every model. */
export const allModels: readonly ProviderModel[] = [
  tracksModel,
  streamVideosModel,
  tasksModel,
  subtitlesModel,
  videosModel,
  creditsModel,
  ...windowModels,
];
