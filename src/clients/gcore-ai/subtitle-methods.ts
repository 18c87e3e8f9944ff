import type { Connection } from './connection.ts';
import { numberIdOf, subtitleBody } from './input.ts';
import { readPatchedSubtitle, readSubtitle, readSubtitles } from './read-videos.ts';
import type { GcoreClient } from './types.ts';
import { remove } from './video-methods.ts';

type SubtitleMethods = Pick<
  GcoreClient,
  'listSubtitles' | 'createSubtitle' | 'getSubtitle' | 'updateSubtitle' | 'deleteSubtitle'
>;

/** The methods for a video's subtitles. */
export function createSubtitleMethods(connection: Connection): SubtitleMethods {
  const ofVideo = (operation: string, videoId: number) => ({
    video_id: numberIdOf(connection.context(operation), 'videoId', videoId),
  });
  const ofSubtitle = (operation: string, videoId: number, subtitleId: number) => ({
    ...ofVideo(operation, videoId),
    id: numberIdOf(connection.context(operation), 'subtitleId', subtitleId),
  });
  return {
    async listSubtitles(videoId, call = {}) {
      const operation = 'listSubtitles';
      return readSubtitles(await connection.send({ operation, ids: ofVideo(operation, videoId), call }));
    },
    async createSubtitle(videoId, input, call = {}) {
      const operation = 'createSubtitle';
      const ids = ofVideo(operation, videoId);
      const body = subtitleBody(connection.context(operation, 'costly'), input, true);
      return readSubtitle(await connection.send({ operation, ids, body, call }));
    },
    async getSubtitle(videoId, subtitleId, call = {}) {
      const operation = 'getSubtitle';
      return readSubtitle(await connection.send({ operation, ids: ofSubtitle(operation, videoId, subtitleId), call }));
    },
    async updateSubtitle(videoId, subtitleId, changes, call = {}) {
      const operation = 'updateSubtitle';
      const ids = ofSubtitle(operation, videoId, subtitleId);
      const body = subtitleBody(connection.context(operation), changes, false);
      return readPatchedSubtitle(await connection.send({ operation, ids, body, call }));
    },
    async deleteSubtitle(videoId, subtitleId, call = {}) {
      const operation = 'deleteSubtitle';
      await remove(connection, { operation, ids: ofSubtitle(operation, videoId, subtitleId), call });
    },
  };
}
