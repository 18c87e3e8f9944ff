import { ALL_FORMATS, BufferTarget, CustomSource, HLS, Input } from 'mediabunny';
import { cutPackets } from '../../../src/media/cut-packets.ts';
import { startOf } from '../../../src/media/start-of.ts';
import { CaptionError, type SoundSource } from '../../../src/pipeline/core.ts';
import { WHOLE_BYTES } from '../../../src/pipeline/sound/whole-bytes.ts';

/** Bytes of a file that the demuxer may keep: an isolate has 128 MB for everything. */
const CACHE_BYTES = 8_000_000;

/** What is known of a file. */
export interface Facts {
  readonly durationSeconds: number;
  readonly hasPicture: boolean;
  readonly hasSound: boolean;
}

/** Opens an object with the demuxer, which reads only the ranges that it needs. */
function openObject(bucket: R2Bucket, key: string): Input {
  const source = new CustomSource({
    getSize: async () => (await bucket.head(key))?.size ?? 0,
    async read(start, end) {
      const object = await bucket.get(key, { range: { offset: start, length: end - start } });
      if (!object) throw new Error(`${key} is gone`);
      return new Uint8Array(await object.arrayBuffer());
    },
    maxCacheSize: CACHE_BYTES,
    prefetchProfile: 'network',
  });
  return new Input({ formats: ALL_FORMATS.filter((format) => format !== HLS), source });
}

/** Reads the facts of an object. @throws {CaptionError} for a file that is not media */
export async function inspectObject(bucket: R2Bucket, key: string): Promise<Facts> {
  const input = openObject(bucket, key);
  try {
    const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    const seconds = (await input.computeDuration()) - (await startOf(input, false));
    return {
      durationSeconds: Number.isFinite(seconds) ? Math.max(0, seconds) : 0,
      hasPicture: picture !== null,
      hasSound: sound !== null,
    };
  } catch (error) {
    throw broken(`is in no container that is read here (${String(Object(error).message).slice(0, 200)})`);
  } finally {
    input.dispose();
  }
}

/** The sound of an object of R2, cut at packets in memory: a piece has some megabytes at most. */
export function objectSound(bucket: R2Bucket, key: string, durationSeconds: number): SoundSource {
  const cut = async (from: number, to: number) => {
    const input = openObject(bucket, key);
    const target = new BufferTarget();
    try {
      const found = await cutPackets(input, {
        start: await startOf(input, false),
        from,
        to,
        target: async () => target,
      });
      if (found === null) return null;
      if ('trouble' in found) throw broken(found.detail);
      return { audio: new Blob([target.buffer ?? new ArrayBuffer(0)]), ...found, release: async () => {} };
    } finally {
      input.dispose();
    }
  };
  const object = async () => new Blob([(await (await bucket.get(key))?.arrayBuffer()) ?? new ArrayBuffer(0)]);
  return {
    seconds: async () => durationSeconds,
    async whole() {
      const size = (await bucket.head(key))?.size ?? 0;
      if (size <= WHOLE_BYTES) return object();
      const all = await cut(0, Number.POSITIVE_INFINITY);
      // A piece ends before a gap in the sound.
      return all === null || all.rest !== null ? object() : all.audio;
    },
    cutter: async () => ({ cut: ({ from, to }) => cut(from, to), close: async () => {} }),
  };
}

const broken = (detail: string): CaptionError =>
  new CaptionError({
    kind: 'video',
    cause: `The file ${detail}.`,
    next: 'Take an intact copy, or rewrite it with a video program.',
  });
