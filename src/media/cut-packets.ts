import type { EncodedPacket, Input, Target } from 'mediabunny';
import { formatFor } from './sound-format.ts';
import { type MediaTrouble, trouble } from './types.ts';

/** Seconds from one packet to the next at which there is a gap in the sound. Codecs that leave out silence leave out 0.4 s. */
const GAP = 1;

/** Where a piece begins and ends in the sound, and where the sound goes on after a gap that ended it: seconds, see `CutSound`. */
export interface CutPackets {
  readonly from: number;
  readonly to: number;
  readonly rest: number | null;
}

/** A span to cut: seconds from the start of the file's timeline, and where the piece goes. */
export interface PacketSpan {
  /** Where the timeline begins, see `startOf`. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  /** Makes the place of the piece, when there is something to write. */
  readonly target: () => Promise<Target>;
}

/**
 * Copies the packets of a span of the main sound track to a piece whose times begin at 0, without encoding them again.
 * The piece ends before a gap in the sound: services decode packets one after another, and would time what follows too early.
 * @returns null for a span without a packet
 * @throws what the demuxer, or the place of the piece, throws
 */
export async function cutPackets(
  input: Input,
  { start, target, ...span }: PacketSpan,
): Promise<CutPackets | MediaTrouble | null> {
  const { EncodedAudioPacketSource, EncodedPacketSink, Output } = await import('mediabunny');
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  const format = track?.codec ? await formatFor(track.codec) : null;
  if (!track?.codec || !decoderConfig || format === null) return trouble('not-media', 'has sound that cannot be cut');
  const [from, to] = [start + span.from, start + span.to];
  const sink = new EncodedPacketSink(track);
  let first = (await sink.getPacket(from)) ?? (await sink.getFirstPacket());
  const second = first && (await sink.getNextPacket(first));
  // Some containers do not tell how long a packet is, or count a gap to the packet before it.
  const isBeforeGap = second === null || second.timestamp - (first?.timestamp ?? 0) > GAP;
  if (first !== null && isBeforeGap && first.timestamp + Math.min(first.duration, GAP) <= from) first = second;
  if (first === null || first.timestamp >= to) return null;
  const output = new Output({ format, target: await target() });
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
    const rest = packet !== null && packet.timestamp < to ? packet.timestamp - start : null;
    return { from: first.timestamp - start, to: end - start, rest };
  } finally {
    if (output.state !== 'finalized') await output.cancel();
  }
}
