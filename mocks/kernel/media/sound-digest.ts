import { createHash } from 'node:crypto';
import { hashPackets, type SoundPackets } from '../../../src/media/index.ts';

/** Reads the packets of a file once, at the first call. */
export function packetsOf(path: string): () => Promise<SoundPackets> {
  let reading: Promise<SoundPackets> | null = null;
  return () => {
    reading ??= hashPackets(path);
    return reading;
  };
}

/**
 * What tells a sound from others, as hex: its encoded packets. Two copies without encoding are the same sound, although their files differ:
 * containers state when they were written, and number themselves by chance. Null for sound whose packets cannot be read.
 */
export function soundDigest(packets: SoundPackets): string | null {
  if ('trouble' in packets || packets.hashes.length === 0) return null;
  return createHash('sha256').update(packets.hashes.join('\n')).digest('hex');
}
