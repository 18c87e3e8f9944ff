import type { JsonObject } from '../../base/json.ts';
import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { fileForm } from '../cloudflare-stream/form.ts';
import type { BoundApi } from './api.ts';
import { badArgument } from './errors.ts';
import type { BoundCaption, BoundCaptions, StreamBytes } from './types.ts';

/** Returns `env.STREAM.video(id).captions`. */
export function captionsOf(api: BoundApi, identifier: string): BoundCaptions {
  const track = (language: string) => ({ identifier, language });
  return {
    async upload(language, input) {
      const bytes = await bytesOf(input);
      const form = fileForm(bytes, { name: `${language}.vtt`, type: 'text/vtt' });
      return boundCaption(await api.send('uploadCaption', { at: track(language), ...form }));
    },
    generate: async (language) => boundCaption(await api.object('generateCaption', track(language))),
    list: async (language) =>
      language === undefined
        ? (await api.list('listCaptions', { at: { identifier } })).map(boundCaption)
        : [boundCaption(await api.object('getCaption', track(language)))],
    delete: (language) => api.nothing('deleteCaption', track(language)),
  };
}

/** A track of the REST API has the binding's members already; the label may be missing there. */
const boundCaption = (track: JsonObject): BoundCaption =>
  ({ label: track.language, ...track }) as unknown as BoundCaption;

/** Reads a stream: one byte more than the service takes is enough for its refusal. */
async function bytesOf(input: StreamBytes): Promise<Uint8Array> {
  if (typeof input !== 'object' || input === null || !(Symbol.asyncIterator in input)) {
    throw badArgument(`the captions must be a ReadableStream of bytes, got ${typeof input}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input as AsyncIterable<Uint8Array>) {
    if (!(chunk instanceof Uint8Array)) throw badArgument('the captions must be a ReadableStream of bytes');
    chunks.push(chunk);
    size += chunk.length;
    if (size > facts.captionFileBytes.value) break;
  }
  return Buffer.concat(chunks);
}
