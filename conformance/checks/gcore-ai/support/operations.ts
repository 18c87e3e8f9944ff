import type { Check } from '../../../check.ts';
import type { CheckRequest } from '../../../context/context.ts';
import { subtitlesOf, VTT } from './subtitles.ts';
import { NO_TASK, TASKS } from './tasks.ts';
import { NO_ID, plainVideo, VIDEOS } from './videos.ts';

/** A request for each operation, whole and well-formed; ids are those of nobody. */
export const READING: Readonly<Record<string, CheckRequest>> = {
  listTasks: { path: TASKS },
  getTask: { path: `${TASKS}/${NO_TASK}` },
  getAiInfo: { path: '/streaming/ai/info?type=language_support&audio_language=eng' },
  listVideos: { path: VIDEOS },
  listVideoNames: { path: `${VIDEOS}/names?ids=7` },
  getVideo: { path: `${VIDEOS}/${NO_ID}` },
  getVideoUpload: { path: `${VIDEOS}/${NO_ID}/upload` },
  listSubtitles: { path: subtitlesOf(NO_ID) },
  getSubtitle: { path: subtitlesOf(NO_ID, NO_ID) },
};

/** The same for operations that change something. */
export const CHANGING: Readonly<Record<string, CheckRequest>> = {
  createTask: { method: 'POST', path: TASKS, json: { url: 'url', task_name: 'transcription' } },
  cancelTask: { method: 'POST', path: `${TASKS}/${NO_TASK}/cancel` },
  createVideo: { method: 'POST', path: VIDEOS, json: { video: plainVideo() } },
  createVideos: { method: 'POST', path: `${VIDEOS}/batch`, json: { videos: [plainVideo()] } },
  updateVideo: { method: 'PATCH', path: `${VIDEOS}/${NO_ID}`, json: { name: 'x' } },
  deleteVideo: { method: 'DELETE', path: `${VIDEOS}/${NO_ID}` },
  createSubtitle: { method: 'POST', path: subtitlesOf(NO_ID), json: { language: 'ger', vtt: VTT } },
  updateSubtitle: { method: 'PATCH', path: subtitlesOf(NO_ID, NO_ID), json: { name: 'x' } },
  deleteSubtitle: { method: 'DELETE', path: subtitlesOf(NO_ID, NO_ID) },
};

/** Every operation. */
export const EVERY: Readonly<Record<string, CheckRequest>> = { ...READING, ...CHANGING };

/** What a pass over every operation costs. */
export const COST_OF_EVERY: Check['cost'] = { requests: Object.keys(EVERY).length, credits: 0 };
