import type { InputAudioTrack } from 'mediabunny';
import { fileTrouble } from './file-trouble.ts';
import { openInput } from './open-input.ts';
import { pickTrack } from './pick-track.ts';
import { chunkSound, sampleBytes, soundHash } from './sound-chunks.ts';
import { startOf } from './start-of.ts';
import { checkStructure, isFragmentedFile } from './structure/check-structure.ts';
import type { SoundPackets } from './types.ts';

/** Most packets that are read: those of more than six hours of AAC. */
const MOST_PACKETS = 1_000_000;

/**
 * Hashes the encoded packets of a sound track of a file, by its number from 1, or of the primary one; of uncompressed sound, which has no packets of its own, chunks by content.
 * Must run in a separate process, because files are hostile.
 */
export async function readPackets(path: string, number: number | null = null): Promise<SoundPackets> {
  const wrong = checkStructure(path);
  if (wrong) return wrong;
  const input = await openInput(path);
  try {
    const track = await pickTrack(input, number);
    return track === null
      ? { times: [], hashes: [] }
      : await hashesOf(track, await startOf(input, isFragmentedFile(path)));
  } catch (error) {
    return fileTrouble(error, 'has sound that cannot be read');
  } finally {
    input.dispose();
  }
}

async function hashesOf(track: InputAudioTrack, start: number): Promise<SoundPackets> {
  const { EncodedPacketSink } = await import('mediabunny');
  const [times, hashes]: [number[], string[]] = [[], []];
  const keep = (seconds: number, bytes: Uint8Array) => {
    times.push(Math.round(seconds * 1000));
    hashes.push(soundHash(bytes));
  };
  const bytes = sampleBytes(track.codec);
  const chunks =
    bytes === undefined
      ? null
      : chunkSound(bytes * track.numberOfChannels, (frame, chunk) => keep(frame / track.sampleRate, chunk));
  for await (const { data, timestamp } of new EncodedPacketSink(track).packets()) {
    if (hashes.length >= MOST_PACKETS) break;
    if (chunks) chunks.add(data);
    else keep(timestamp - start, data);
  }
  chunks?.end();
  return { times, hashes };
}
