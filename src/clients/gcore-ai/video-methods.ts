import type { Connection } from './connection.ts';
import { NotFoundError, refusalOf } from './errors.ts';
import { numberIdOf, videoBody, videoQuery } from './input.ts';
import { everyVideo } from './pages.ts';
import { readNewVideo, readVideo, readVideos } from './read-videos.ts';
import type { GcoreClient } from './types.ts';
import type { VideoInput } from './video-types.ts';

type VideoMethods = Pick<
  GcoreClient,
  'createVideo' | 'getVideo' | 'listVideos' | 'allVideos' | 'updateVideo' | 'deleteVideo'
>;

/** The methods for videos. */
export function createVideoMethods(connection: Connection): VideoMethods {
  const idOf = (operation: string, videoId: number) => ({
    video_id: numberIdOf(connection.context(operation), 'videoId', videoId),
  });
  const listVideos: VideoMethods['listVideos'] = async (filter = {}, call = {}) => {
    const query = videoQuery(connection.context('listVideos'), filter);
    return readVideos(await connection.send({ operation: 'listVideos', query, call }));
  };
  return {
    listVideos,
    allVideos: (filter = {}, call = {}) => everyVideo((page) => listVideos({ ...filter, page }, call)),
    async createVideo(input, call = {}) {
      const operation = 'createVideo';
      const body = { video: videoBody(connection.context(operation, 'costly'), input, true) };
      const secrets = secretsOf(input);
      return readNewVideo(await connection.send({ operation, body, secrets, call }));
    },
    async getVideo(videoId, call = {}) {
      const operation = 'getVideo';
      return readVideo(await connection.send({ operation, ids: idOf(operation, videoId), call }));
    },
    async updateVideo(videoId, changes, call = {}) {
      const operation = 'updateVideo';
      const ids = idOf(operation, videoId);
      const body = videoBody(connection.context(operation), changes, false);
      const secrets = secretsOf(changes);
      return readVideo(await connection.send({ operation, ids, body, secrets, call }));
    },
    async deleteVideo(videoId, call = {}) {
      const operation = 'deleteVideo';
      await remove(connection, { operation, ids: idOf(operation, videoId), call });
    },
  };
}

/** Deletes. After an attempt whose answer was lost, "not found" counts as success. */
export async function remove(connection: Connection, call: Parameters<Connection['ask']>[0]): Promise<void> {
  const answer = await connection.ask(call);
  if (answer.status >= 200 && answer.status <= 299) return;
  const refusal = refusalOf(answer);
  if (!(refusal instanceof NotFoundError && answer.attempts > 1)) throw refusal;
}

/** Splits `Authorization: Basic <credentials>`, because a server may repeat any part of it. */
function secretsOf({ originHttpHeaders }: Partial<VideoInput>): string[] {
  if (typeof originHttpHeaders !== 'string') return [];
  const credentials = originHttpHeaders.trim().split(/\s+/).at(-1) ?? '';
  return [originHttpHeaders, credentials];
}
