import { createHash } from 'node:crypto';

/** Frames of a chunk: on average about 1,300, and never outside these. */
const LEAST_FRAMES = 256;
const MOST_FRAMES = 16_384;
/** A chunk ends where the first 10 of the 32 bits of the rolling hash are zero: they depend on most of the last 32 bytes. */
const REST_BITS = 22;

/** A number for each byte, without pattern (the finalizer of MurmurHash3, public domain). */
const GEAR = Uint32Array.from({ length: 256 }, (_, byte) => {
  let state = Math.imul(byte + 1, 0x9e3779b1);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
});

/** Takes the next bytes of a sound, and reports each chunk: its first frame and its bytes. */
export interface Chunker {
  add(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Divides uncompressed sound into chunks by its content, as rsync and backup programs do: the same sound gives the same chunks
 * wherever a file begins, so that pieces cut at any frame are recognised.
 */
export function chunkSound(frameBytes: number, onChunk: (frame: number, bytes: Uint8Array) => void): Chunker {
  const chunk = new Uint8Array(MOST_FRAMES * frameBytes);
  let filled = 0;
  let first = 0;
  let hash = 0;
  const cut = () => {
    if (filled === 0) return;
    onChunk(first, chunk.subarray(0, filled));
    first += filled / frameBytes;
    filled = 0;
  };
  return {
    add(bytes) {
      for (const byte of bytes) {
        chunk[filled] = byte;
        filled += 1;
        // The oldest bits leave at the left: only the last 32 bytes count.
        hash = ((hash << 1) + (GEAR[byte] as number)) | 0;
        if (filled % frameBytes !== 0) continue;
        const frames = filled / frameBytes;
        if (frames === MOST_FRAMES || (frames >= LEAST_FRAMES && hash >>> REST_BITS === 0)) cut();
      }
    },
    end: cut,
  };
}

/** Bytes of a hash: enough for a million packets. */
const HASH_BYTES = 8;

/** The hash by which a packet or a chunk is recognised. */
export const soundHash = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest().subarray(0, HASH_BYTES).toString('base64url');

/** Bytes of a sample in each uncompressed coding; undefined for compressed sound. */
export function sampleBytes(codec: string | null): number | undefined {
  if (codec === 'ulaw' || codec === 'alaw') return 1;
  const bits = /^pcm-[suf](\d+)/.exec(codec ?? '')?.[1];
  return bits === undefined ? undefined : Number(bits) / 8;
}
