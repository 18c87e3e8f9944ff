import { fileURLToPath } from 'node:url';
import {
  ALL_FORMATS,
  BufferTarget,
  Conversion,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

const CLIP = fileURLToPath(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));
const FORMATS = { mp4: Mp4OutputFormat, mov: MovOutputFormat };

/** The bundled video in a container, with unchanged packets, with or without its picture and its sound. */
export async function inContainer(container, { sound = true, picture = true } = {}) {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(CLIP) });
  const output = new Output({ format: new FORMATS[container](), target: new BufferTarget() });
  const conversion = await Conversion.init({
    input,
    output,
    ...(sound ? {} : { audio: { discard: true } }),
    ...(picture ? {} : { video: { discard: true } }),
    showWarnings: false,
  });
  await conversion.execute();
  input.dispose();
  return Buffer.from(output.target.buffer);
}

/** The bundled video as MKV, packet by packet: a conversion would leave its sound out. */
export async function asMkv() {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(CLIP) });
  const output = new Output({ format: new MkvOutputFormat(), target: new BufferTarget() });
  const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const [video, audio] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(video);
  output.addAudioTrack(audio);
  await output.start();
  const packets = [];
  for (const [track, source] of [
    [picture, video],
    [sound, audio],
  ]) {
    const meta = { decoderConfig: await track.getDecoderConfig() };
    for await (const packet of new EncodedPacketSink(track).packets()) packets.push({ packet, source, meta });
  }
  packets.sort((one, other) => one.packet.timestamp - other.packet.timestamp);
  for (const { packet, source, meta } of packets) if (packet.timestamp >= 0) await source.add(packet, meta);
  await output.finalize();
  input.dispose();
  return Buffer.from(output.target.buffer);
}
