import type { CheckRequest } from '../../../model/context/context.ts';
import { subtitlesOf, VTT } from './subtitles.ts';
import { TASKS, UNUSED_TASK } from './tasks.ts';
import { plainVideo, UNUSED_ID, VIDEOS } from './videos.ts';

/** A valid request for each operation, with unused ids. */
export const READING: Readonly<Record<string, CheckRequest>> = {
  listTasks: { path: TASKS },
  getTask: { path: `${TASKS}/${UNUSED_TASK}` },
  getAiInfo: { path: '/streaming/ai/info?type=language_support&audio_language=eng' },
  listVideos: { path: VIDEOS },
  listVideoNames: { path: `${VIDEOS}/names?ids=7` },
  getVideo: { path: `${VIDEOS}/${UNUSED_ID}` },
  getVideoUpload: { path: `${VIDEOS}/${UNUSED_ID}/upload` },
  listSubtitles: { path: subtitlesOf(UNUSED_ID) },
  getSubtitle: { path: subtitlesOf(UNUSED_ID, UNUSED_ID) },
};

/** The same for operations that write. */
export const CHANGING: Readonly<Record<string, CheckRequest>> = {
  createTask: { method: 'POST', path: TASKS, json: { url: 'url', task_name: 'transcription' } },
  cancelTask: { method: 'POST', path: `${TASKS}/${UNUSED_TASK}/cancel` },
  createVideo: { method: 'POST', path: VIDEOS, json: { video: plainVideo() } },
  createVideos: { method: 'POST', path: `${VIDEOS}/batch`, json: { videos: [plainVideo()] } },
  updateVideo: { method: 'PATCH', path: `${VIDEOS}/${UNUSED_ID}`, json: { name: 'x' } },
  deleteVideo: { method: 'DELETE', path: `${VIDEOS}/${UNUSED_ID}` },
  createSubtitle: { method: 'POST', path: subtitlesOf(UNUSED_ID), json: { language: 'ger', vtt: VTT } },
  updateSubtitle: { method: 'PATCH', path: subtitlesOf(UNUSED_ID, UNUSED_ID), json: { name: 'x' } },
  deleteSubtitle: { method: 'DELETE', path: subtitlesOf(UNUSED_ID, UNUSED_ID) },
};

/** Every operation. */
export const EVERY: Readonly<Record<string, CheckRequest>> = { ...READING, ...CHANGING };

/** The cost of one request per operation. */
export const COST_OF_EVERY = { requests: Object.keys(EVERY).length } as const;
