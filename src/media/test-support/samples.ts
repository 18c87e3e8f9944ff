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
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny';

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
export async function webm({ isLive = false } = {}): Promise<Buffer> {
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
  };
}

function bytesOf(output: Output<OutputFormat, BufferTarget>): Buffer {
  return Buffer.from(output.target.buffer as ArrayBuffer);
}
