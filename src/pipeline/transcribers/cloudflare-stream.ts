import type { Caption, CloudflareStreamClient } from '../../clients/cloudflare-stream.ts';
import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { CaptionError } from '../errors.ts';
import { checkForStream } from '../hosted/limits.ts';
import { ifNotFound, streamVideo } from '../hosted/stream-video.ts';
import { isGeneratedByStream, nameOf } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import { segmentsOfVtt, wordsOfFragments } from '../stages/segments.ts';
import { settled } from '../stages/settle.ts';
import type { Transcriber } from '../stages/types.ts';

/**
 * Hosts the video at Cloudflare Stream and generates captions there. Needs the spoken language. Free of charge (Cloudflare's
 * blog). Applies a new layout to its cues of four or five words.
 * @example streamTranscriber(createCloudflareStreamClient({ accountId, apiToken }))
 */
export function streamTranscriber(client: CloudflareStreamClient): Transcriber {
  return {
    id: 'cloudflare-stream',
    needs: 'either',
    check(video, spoken) {
      languageFor(spoken);
      checkForStream(video);
    },
    probe: (call) => client.listVideos({ limit: 1 }, call),
    async transcribe(video, spoken, tools) {
      const language = languageFor(spoken);
      const { effects } = tools;
      const call = { signal: effects.signal };
      const id = await streamVideo(client, video, tools);
      const find = async (): Promise<Caption | null> => client.getCaption(id, language, call).catch(ifNotFound(null));
      await effects.once<{ run: number }>({
        name: `transcribe/cloudflare-stream/${id}/${language}`,
        intent: { videoId: id, language },
        async do() {
          await client.generateCaption(id, language, call);
          return { run: effects.run };
        },
        async find() {
          const track = await find();
          return track?.generated ? { state: 'done', outcome: { run: effects.run - 1 } } : { state: 'not-done' };
        },
      });
      await settled(`Cloudflare Stream's captions of video ${id}`, tools, async () => {
        const track = await find();
        if (track?.status === 'error') throw failed(id);
        return track?.status === 'ready' ? { final: track } : { fraction: null, doing: 'captions in the making' };
      });
      const vtt = await effects.read(() => client.getCaptionVtt(id, language, call));
      return { language, segments: wordsOfFragments(segmentsOfVtt(vtt)) };
    },
  };
}

function languageFor(spoken: string | null): string {
  if (spoken !== null && isGeneratedByStream(spoken)) return spoken;
  throw new CaptionError({
    kind: 'language',
    cause:
      spoken === null
        ? 'Cloudflare Stream needs the spoken language.'
        : `Cloudflare Stream does not generate captions in ${spoken}${nameOf(spoken)}, only in ${facts.generatedLanguages.value.join(', ')}.`,
    next:
      spoken === null
        ? step`Name it${option('--from')}: one of ${facts.generatedLanguages.value.join(', ')}.`
        : step`Use another transcriber${option('--transcriber')}.`,
  });
}

const failed = (id: string): CaptionError =>
  new CaptionError({
    kind: 'job-failed',
    cause: `Cloudflare Stream could not generate captions for video ${id}.`,
    next: step`Use another transcriber${option('--transcriber')}.`,
  });
