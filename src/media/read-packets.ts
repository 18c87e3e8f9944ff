import { createHash } from 'node:crypto';
import { openInput } from './open-input.ts';
import { checkStructure } from './structure/check-structure.ts';
import { type SoundPackets, trouble } from './types.ts';

/** Most packets that are read: those of more than six hours of AAC. */
const MOST_PACKETS = 1_000_000;
/** Bytes of a hash: enough for a million packets. */
const HASH_BYTES = 8;

/** Hashes the encoded packets of a file's primary sound. Must run in a separate process, because files are hostile. */
export async function readPackets(path: string): Promise<SoundPackets> {
  const wrong = checkStructure(path);
  if (wrong) return wrong;
  const input = await openInput(path);
  try {
    const track = await input.getPrimaryAudioTrack();
    const [times, hashes]: [number[], string[]] = [[], []];
    if (track === null) return { times, hashes };
    const { EncodedPacketSink } = await import('mediabunny');
    for await (const { data, timestamp } of new EncodedPacketSink(track).packets()) {
      if (hashes.length === MOST_PACKETS) break;
      times.push(Math.round(timestamp * 1000));
      hashes.push(createHash('sha256').update(data).digest().subarray(0, HASH_BYTES).toString('base64url'));
    }
    return { times, hashes };
  } catch (error) {
    return trouble('not-media', `has sound that cannot be read (${String(Object(error).message).slice(0, 200)})`);
  } finally {
    input.dispose();
  }
}
