import { deriveHex } from '../../base/derive.ts';
import type { CloudflareStreamClient } from '../../clients/cloudflare-stream.ts';
import { checkForStream } from '../hosted/limits.ts';
import { ifNotFound, streamVideo } from '../hosted/stream-video.ts';
import { difference } from '../stages/difference.ts';
import type { Publisher } from '../stages/types.ts';
import { isKept, readBack } from './read-back.ts';

/**
 * Publishes tracks on a video at Cloudflare Stream. Copies or uploads the video if no earlier stage did.
 * @example streamPublisher(createCloudflareStreamClient({ accountId, apiToken }))
 */
export function streamPublisher(client: CloudflareStreamClient): Publisher {
  return {
    id: 'cloudflare-stream',
    needs: 'either',
    check: checkForStream,
    probe: (call) => client.listVideos({ limit: 1 }, call),
    async publish(video, { language, vtt }, tools) {
      const { effects } = tools;
      const call = { signal: effects.signal };
      const id = await streamVideo(client, video, tools);
      const track = { place: `Cloudflare Stream, video ${id}, track ${language}`, ids: { videoId: id, language } };
      const read = async (isReady: boolean): Promise<string | null> => {
        if (!isReady) {
          const found = await client.getCaption(id, language, call).catch(ifNotFound(null));
          if (!found || found.generated || found.status !== 'ready') return null;
        }
        return client.getCaptionVtt(id, language, call).catch(ifNotFound(null));
      };
      const nameOf = (text: string) => `publish/cloudflare-stream/${id}/${language}/${deriveHex(12, text)}`;
      return effects.once({
        name: nameOf(vtt),
        intent: track.ids,
        noLateness: true,
        async do() {
          const { status, generated } = await client.uploadCaption(id, language, vtt, call);
          await readBack(track.place, vtt, tools, () => read(status === 'ready' && !generated));
          return track;
        },
        // PUT replaces, so a repetition is harmless, but a look is as cheap.
        async find() {
          const there = await read(false);
          const same = there !== null && difference(vtt, there) === null;
          return same ? { state: 'done', outcome: track } : { state: 'not-done' };
        },
        async holds() {
          return isKept({ where: track.place, vtt, there: await read(false), nameOf }, tools);
        },
      });
    },
  };
}
