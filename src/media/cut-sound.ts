import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EncodedPacket } from 'mediabunny';
import { openInput } from './open-input.ts';
import { formatFor } from './sound-format.ts';
import { checkStructure } from './structure/check-structure.ts';
import { type CutSound, trouble } from './types.ts';

/** Seconds from one packet to the next at which there is a gap in the sound. Codecs that leave out silence leave out 0.4 s. */
const GAP = 1;

/**
 * Copies the packets of a span of the main sound track to a separate file whose times begin at 0, without encoding them again.
 * The piece ends before a gap in the sound: services decode packets one after another, and would time what follows too early.
 * Must run in a separate process.
 * @param from seconds; the piece begins with the packet that sounds then
 * @param to seconds; the piece ends with the packet that sounds then
 * @returns null for a span without a packet
 */
export async function cutSound(path: string, copy: string, from: number, to: number): Promise<CutSound> {
  const wrong = checkStructure(path);
  if (wrong) return wrong;
  const { EncodedAudioPacketSource, EncodedPacketSink, FilePathTarget, Output } = await import('mediabunny');
  const input = await openInput(path);
  try {
    const track = await input.getPrimaryAudioTrack();
    const decoderConfig = await track?.getDecoderConfig();
    const format = track?.codec ? await formatFor(track.codec) : null;
    if (!track?.codec || !decoderConfig || format === null) return trouble('not-media', 'has sound that cannot be cut');
    const sink = new EncodedPacketSink(track);
    let first = (await sink.getPacket(from)) ?? (await sink.getFirstPacket());
    const second = first && (await sink.getNextPacket(first));
    // Some containers do not tell how long a packet is, or count a gap to the packet before it.
    const isBeforeGap = second === null || second.timestamp - (first?.timestamp ?? 0) > GAP;
    if (first !== null && isBeforeGap && first.timestamp + Math.min(first.duration, GAP) <= from) first = second;
    if (first === null || first.timestamp >= to) return null;
    await mkdir(dirname(copy), { recursive: true });
    await rm(copy, { force: true });
    const output = new Output({ format, target: new FilePathTarget(copy) });
    try {
      const source = new EncodedAudioPacketSource(track.codec);
      output.addAudioTrack(source);
      await output.start();
      let last = first;
      let packet: EncodedPacket | null = first;
      while (packet !== null && packet.timestamp < to && packet.timestamp - last.timestamp <= GAP) {
        await source.add(packet.clone({ timestamp: packet.timestamp - first.timestamp }), { decoderConfig });
        last = packet;
        packet = await sink.getNextPacket(packet);
      }
      await output.finalize();
      const isBroken = packet === null || packet.timestamp - last.timestamp > GAP;
      const end = isBroken ? last.timestamp + Math.min(last.duration, GAP) : (packet?.timestamp ?? to);
      const rest = packet !== null && packet.timestamp < to ? packet.timestamp : null;
      return { path: copy, from: first.timestamp, to: end, rest };
    } finally {
      if (output.state !== 'finalized') await output.cancel();
    }
  } catch (error) {
    const { code, message } = Object(error) as Partial<NodeJS.ErrnoException>;
    if (code !== undefined) throw error;
    return trouble('not-media', `has sound that cannot be cut (${String(message).slice(0, 200)})`);
  } finally {
    input.dispose();
  }
}
