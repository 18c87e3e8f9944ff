import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EncodedPacket } from 'mediabunny';
import { openInput } from './open-input.ts';
import { formatFor } from './sound-format.ts';
import { checkStructure } from './structure/check-structure.ts';
import { type CutSound, trouble } from './types.ts';

/**
 * Copies the packets of a span of the main sound track to a separate file whose times begin at 0, without encoding them again.
 * Must run in a separate process.
 * @param from seconds; the piece begins with the packet that sounds then
 * @param to seconds; the piece ends before it
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
    // The packet before a gap, or the last one.
    if (first !== null && first.timestamp + first.duration <= from) first = await sink.getNextPacket(first);
    if (first === null || first.timestamp >= to) return null;
    await mkdir(dirname(copy), { recursive: true });
    await rm(copy, { force: true });
    const output = new Output({ format, target: new FilePathTarget(copy) });
    try {
      const source = new EncodedAudioPacketSource(track.codec);
      output.addAudioTrack(source);
      await output.start();
      let packet: EncodedPacket | null = first;
      while (packet !== null && packet.timestamp < to) {
        await source.add(packet.clone({ timestamp: packet.timestamp - first.timestamp }), { decoderConfig });
        packet = await sink.getNextPacket(packet);
      }
      await output.finalize();
      return { path: copy, from: Math.max(0, first.timestamp) };
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
