import { fileURLToPath } from 'node:url';
import {
  ALL_FORMATS,
  BufferTarget,
  Conversion,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { wavFile } from '../../base/wav.ts';

/** The bundled video: MP4, H.264 and AAC, 16.7 seconds, index first. */
export const CLIP = fileURLToPath(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));

/** Returns the bundled video in another container, with unchanged packets. */
export async function inFormat(format: OutputFormat, { sound = true, picture = true } = {}): Promise<Buffer> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(CLIP) });
  const output = new Output({ format, target: new BufferTarget() });
  const dropped = { discard: true };
  const conversion = await Conversion.init({
    input,
    output,
    ...(sound ? {} : { audio: dropped }),
    ...(picture ? {} : { video: dropped }),
    showWarnings: false,
  });
  await conversion.execute();
  input.dispose();
  return bytesOf(output);
}

/** The bundled video as MKV, packet by packet. */
export async function mkv({ isLive = false } = {}): Promise<Buffer> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(CLIP) });
  const output = new Output({ format: new MkvOutputFormat({ appendOnly: isLive }), target: new BufferTarget() });
  const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (!picture || !sound) throw new Error('the bundled video has both');
  const [video, audio] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(video);
  output.addAudioTrack(audio);
  await output.start();
  const pictures = { decoderConfig: (await picture.getDecoderConfig()) as VideoDecoderConfig };
  const sounds = { decoderConfig: (await sound.getDecoderConfig()) as AudioDecoderConfig };
  const packets = [];
  for await (const packet of new EncodedPacketSink(picture).packets()) packets.push({ packet, source: video });
  for await (const packet of new EncodedPacketSink(sound).packets()) packets.push({ packet, source: audio });
  packets.sort((one, other) => one.packet.timestamp - other.packet.timestamp);
  for (const { packet, source } of packets) {
    if (packet.timestamp < 0) continue;
    if (source === video) await video.add(packet, pictures);
    else await audio.add(packet, sounds);
  }
  await output.finalize();
  input.dispose();
  return bytesOf(output);
}

/** Makes a WebM file of 2 seconds with VP8 and Opus packets. Their content is invented, because no test decodes them. */
async function webm({ isLive = false } = {}): Promise<Buffer> {
  const output = new Output({ format: new WebMOutputFormat({ appendOnly: isLive }), target: new BufferTarget() });
  const video = new EncodedVideoPacketSource('vp8');
  const audio = new EncodedAudioPacketSource('opus');
  output.addVideoTrack(video);
  output.addAudioTrack(audio);
  await output.start();
  const content = new Uint8Array(200).fill(7);
  const pictures = { decoderConfig: { codec: 'vp8', codedWidth: 320, codedHeight: 180 } };
  const sounds = { decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 } };
  for (let at = 0; at < 20; at += 1) {
    const type = at % 10 === 0 ? 'key' : 'delta';
    await video.add(new EncodedPacket(content, type, at / 10, 0.1), pictures);
    await audio.add(new EncodedPacket(content, 'key', at / 10, 0.1), sounds);
  }
  await output.finalize();
  return bytesOf(output);
}

/** An Ogg file of 2 seconds with Opus packets whose content is invented. */
async function ogg(): Promise<Buffer> {
  const output = new Output({ format: new OggOutputFormat(), target: new BufferTarget() });
  const audio = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(audio);
  await output.start();
  // The identification header of RFC 7845, 5.1: version 1, mono, 48 kHz.
  const description = Buffer.from('4f70757348656164010138010080bb0000000000', 'hex').subarray(0, 19);
  const sounds = { decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1, description } };
  for (let at = 0; at < 100; at += 1)
    await audio.add(new EncodedPacket(new Uint8Array(60).fill(8), 'key', at / 50, 0.02), sounds);
  await output.finalize();
  return bytesOf(output);
}

/** A WAV file of one silent second: 8,000 samples of 16 bits. */
const wav = (): Buffer => wavFile({ rate: 8_000, bits: 16, bytes: new Uint8Array(16_000) });

/** A hundred silent frames of so many bytes, each with this header. */
const frames = (bytes: number, header: readonly number[]): Buffer => {
  const frame = Buffer.alloc(bytes);
  frame.set(header);
  return Buffer.concat(Array.from({ length: 100 }, () => frame));
};

/** One good file of each kind, by name. */
export async function samples(): Promise<Readonly<Record<string, Buffer>>> {
  return {
    mp4: await inFormat(new Mp4OutputFormat({ fastStart: 'in-memory' })),
    'mp4, data first': await inFormat(new Mp4OutputFormat({ fastStart: false })),
    'mp4, fragmented': await inFormat(new Mp4OutputFormat({ fastStart: 'fragmented' })),
    mov: await inFormat(new MovOutputFormat({ fastStart: 'in-memory' })),
    mkv: await mkv(),
    'mkv, live': await mkv({ isLive: true }),
    webm: await webm(),
    'webm, live': await webm({ isLive: true }),
    wav: wav(),
    // MPEG-1 Layer III, 128 kbit/s, 44.1 kHz (ISO/IEC 11172-3, 2.4.1.3); below AAC LC, 44.1 kHz (ISO/IEC 13818-7, 6.2).
    mp3: frames(417, [0xff, 0xfb, 0x90, 0x00]),
    ogg: await ogg(),
    adts: frames(100, [0xff, 0xf1, 0x50, 0x80, 0x0c, 0x9f, 0xfc]),
  };
}

function bytesOf(output: Output<OutputFormat, BufferTarget>): Buffer {
  return Buffer.from(output.target.buffer as ArrayBuffer);
}
