import { lateMutants } from '../late-mutants.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** By operation: an answer that only the check of its whole shape looks at, in most cases. */
export const wireMutants: readonly Mutant[] = lateMutants(mutant, {
  createTask: { from: 100, place: ['body', 'task_id'], value: 7 },
  listTasks: { from: 14, place: ['body', 'results', 0, 'processing_time', 'total_time_sec'], value: 'none' },
  getTask: { from: 30, place: ['body', 'result', 'languages', 0], value: 7 },
  cancelTask: { from: 11, place: ['body', 'result'], value: 7 },
  getAiInfo: { from: 99, place: ['body', 'supported'], value: 'yes' },
  listVideos: { from: 13, place: ['status'], value: 206 },
  createVideo: { from: 4, place: ['body', 0, 'iframe_embed_code'], value: 7 },
  createVideos: { from: 1, place: ['body', 0, 'iframe_embed_code'], value: 7 },
  listVideoNames: { from: 5, place: ['status'], value: 206 },
  getVideo: { from: 11, place: ['body', 'iframe_embed_code'], value: 7 },
  updateVideo: { from: 4, place: ['body', 'iframe_embed_code'], value: 7 },
  deleteVideo: { from: 3, place: ['status'], value: 206 },
  getVideoUpload: { from: 1, place: ['body', 'token'], value: 7 },
  listSubtitles: { from: 12, place: ['body', 0, 'vtt'], value: 7 },
  createSubtitle: { from: 6, place: ['body', 'vtt'], value: 7 },
  getSubtitle: { from: 13, place: ['body', 'vtt'], value: 7 },
  updateSubtitle: { from: 7, place: ['body', 'vtt'], value: 7 },
  deleteSubtitle: { from: 4, place: ['status'], value: 206 },
});
