import { lateMutants } from '../late-mutants.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/**
 * By operation: an answer that only the check of its whole shape looks at, in most cases. The number must be one that a check reaches
 * each time: after a connection that was cut, the time decides how many requests follow.
 */
export const wireMutants: readonly Mutant[] = lateMutants(mutant, {
  listCaptions: { from: 15, place: ['body', 'messages'], value: 'none' },
  getCaption: { from: 8, place: ['body', 'messages'], value: 'none' },
  uploadCaption: { from: 12, place: ['body', 'messages'], value: 'none' },
  deleteCaption: { from: 8, place: ['body', 'messages'], value: 'none' },
  generateCaption: { from: 14, place: ['body', 'messages'], value: 'none' },
  getCaptionVtt: { from: 14, place: ['headers', 'Content-Type'], value: 'text/html' },
  copyVideo: { from: 120, place: ['body', 'messages'], value: 'none' },
  createDirectUpload: { from: 8, place: ['body', 'messages'], value: 'none' },
  setWebhook: { from: 9, place: ['body', 'messages'], value: 'none' },
  getWebhook: { from: 10, place: ['body', 'messages'], value: 'none' },
  deleteWebhook: { from: 11, place: ['body', 'messages'], value: 'none' },
  uploadVideo: { from: 8, place: ['headers', 'Tus-Resumable'], value: undefined },
  listVideos: { from: 13, place: ['body', 'messages'], value: 'none' },
  getVideo: { from: 11, place: ['body', 'messages'], value: 'none' },
  editVideo: { from: 2, place: ['body', 'messages'], value: 'none' },
  deleteVideo: { from: 7, place: ['body', 'result'], value: 7 },
  uploadOnce: { from: 4, place: ['status'], value: 206 },
  getUploadOffset: { from: 6, place: ['headers', 'Tus-Resumable'], value: undefined },
  sendChunk: { from: 6, place: ['headers', 'Tus-Resumable'], value: undefined },
  getUserUploadOffset: { from: 5, place: ['headers', 'Tus-Resumable'], value: undefined },
  sendUserChunk: { from: 4, place: ['headers', 'Tus-Resumable'], value: undefined },
  getUploadOptions: { from: 1, place: ['headers', 'Tus-Version'], value: undefined },
  verifyUserToken: { from: 1, place: ['body', 'messages', 0, 'type'], value: 'none' },
  verifyAccountToken: { from: 3, place: ['body', 'messages', 0, 'type'], value: 'none' },
  listAccounts: { from: 1, place: ['body', 'result_info', 'total_pages'], value: 'seven' },
});
