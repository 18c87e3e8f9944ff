import { connect } from './cloudflare/connection.ts';
import type { CloudflareOptions } from './cloudflare/options.ts';
import { boundApi } from './stream-binding/api.ts';
import { captionsOf } from './stream-binding/captions.ts';
import { listVideos } from './stream-binding/list.ts';
import type { BoundDirectUpload, StreamBinding } from './stream-binding/types.ts';
import { boundVideo } from './stream-binding/video.ts';

export { StreamError, type StreamErrorName } from './stream-binding/errors.ts';
export type {
  BoundCaption,
  BoundCaptions,
  BoundDirectUpload,
  BoundDownloads,
  BoundVideo,
  BoundVideoHandle,
  BoundWatermarks,
  DirectUploadParams,
  ListParams,
  StreamBinding,
  StreamBytes,
  UrlUploadParams,
} from './stream-binding/types.ts';

/**
 * Makes an object with the shape of the `STREAM` binding of a Worker over the REST API of Stream: code written for `env.STREAM` meets
 * the mock, where jobs take time, files are validated and webhooks come. Every method rejects with a `StreamError` only. It sends no
 * checks of its own: what is refused, the service refuses. Downloads, tokens and watermarks are not emulated: 501.
 * @throws {InputError} for an option that cannot work; the message never repeats a credential.
 * @example
 * const env = { STREAM: createStreamBinding({ baseUrl: 'http://127.0.0.1:4030/client/v4', accountId, apiToken }) };
 * const video = await env.STREAM.upload('https://example.com/talk.mp4');
 * await env.STREAM.video(video.id).captions.generate('en');
 */
export function createStreamBinding(options: CloudflareOptions = {}): StreamBinding {
  const api = boundApi(connect('Stream binding', options));
  const notEmulated = (method: string, path: string) => () => api.elsewhere(method, path);
  return {
    async upload(url, { watermarkId, ...params } = {}) {
      const watermark = watermarkId === undefined ? {} : { watermark: { uid: watermarkId } };
      return boundVideo(await api.object('copyVideo', {}, { url, ...params, ...watermark }));
    },
    async createDirectUpload({ watermark, ...params }) {
      const body = { ...params, ...(watermark ? { watermark: { uid: watermark.id } } : {}) };
      const { uid, uploadURL, scheduledDeletion = null } = await api.object('createDirectUpload', {}, body);
      return { id: uid, uploadURL, watermark: null, scheduledDeletion } as BoundDirectUpload;
    },
    video(id) {
      const at = { identifier: id };
      const own = `/${encodeURIComponent(id)}`;
      return {
        id,
        details: async () => boundVideo(await api.object('getVideo', at)),
        update: async (params) => boundVideo(await api.object('editVideo', at, params)),
        delete: () => api.nothing('deleteVideo', at),
        generateToken: notEmulated('POST', `${own}/token`),
        downloads: {
          generate: notEmulated('POST', `${own}/downloads`),
          get: notEmulated('GET', `${own}/downloads`),
          delete: notEmulated('DELETE', `${own}/downloads`),
        },
        captions: captionsOf(api, id),
      };
    },
    videos: { list: (params = {}) => listVideos(api, params) },
    watermarks: {
      generate: notEmulated('POST', '/watermarks'),
      list: notEmulated('GET', '/watermarks'),
      get: (id) => api.elsewhere('GET', `/watermarks/${encodeURIComponent(id)}`),
      delete: (id) => api.elsewhere('DELETE', `/watermarks/${encodeURIComponent(id)}`),
    },
  };
}
