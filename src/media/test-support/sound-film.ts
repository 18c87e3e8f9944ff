import { createHash } from 'node:crypto';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  type OutputFormat,
} from 'mediabunny';

/** How its sound is coded: what a decoder needs, and the length of a packet in seconds. No test decodes it. */
const CODECS = {
  // AAC LC, 44.1 kHz, mono (ISO/IEC 14496-3, 1.6.2.1).
  aac: {
    config: {
      codec: 'mp4a.40.2',
      sampleRate: 44_100,
      numberOfChannels: 1,
      description: Uint8Array.from([0x12, 0x08]),
    },
    packet: 1_024 / 44_100,
  },
  opus: { config: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 }, packet: 0.02 },
} as const;

/** One sound track. Another name is another sound. */
export interface SoundTrack {
  readonly name: string;
  readonly codec: keyof typeof CODECS;
  readonly seconds: number;
  /** When it starts. Default: 0. */
  readonly start?: number;
  /** ISO 639-2 code. Default: none. */
  readonly language?: string;
  /** For people. */
  readonly title?: string;
  /** Seconds of a packet. Default: that of the codec. */
  readonly packetSeconds?: number;
  /** Leaves out packets, by when they would begin. */
  readonly isMissing?: (seconds: number) => boolean;
}

/** Makes a file with sound tracks of invented content, and without pictures unless it gets a number of seconds with some. */
export async function soundFilm(
  format: OutputFormat,
  tracks: readonly SoundTrack[],
  pictureSeconds = 0,
): Promise<Buffer> {
  const output = new Output({ format, target: new BufferTarget() });
  const sources = tracks.map((track) => {
    const source = new EncodedAudioPacketSource(track.codec);
    output.addAudioTrack(source, {
      languageCode: track.language ?? 'und',
      ...(track.title ? { name: track.title } : {}),
    });
    return { track, source };
  });
  const video = new EncodedVideoPacketSource('vp9');
  if (pictureSeconds > 0) output.addVideoTrack(video);
  await output.start();
  const packets = sources.flatMap(({ track, source }) =>
    packetsOf(track).map((packet) => ({
      at: packet.timestamp,
      add: () => source.add(packet, { decoderConfig: CODECS[track.codec].config }),
    })),
  );
  for (let at = 0; at < pictureSeconds; at += 1) {
    const picture = new EncodedPacket(new Uint8Array(200).fill(at), 'key', at, 1);
    const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 320, codedHeight: 180 };
    packets.push({ at, add: () => video.add(picture, { decoderConfig }) });
  }
  for (const { add } of packets.toSorted((one, other) => one.at - other.at)) await add();
  await output.finalize();
  return Buffer.from(output.target.buffer as ArrayBuffer);
}

function packetsOf({ name, codec, seconds, start = 0, packetSeconds, isMissing = () => false }: SoundTrack) {
  const length = packetSeconds ?? CODECS[codec].packet;
  const count = Math.round(seconds / length);
  return Array.from({ length: count }, (_, at) => start + at * length)
    .filter((time) => !isMissing(time))
    .map((time) => {
      const content = createHash('sha512')
        .update(`${name} ${time.toFixed(3)}`)
        .digest();
      return new EncodedPacket(content, 'key', time, length);
    });
}
