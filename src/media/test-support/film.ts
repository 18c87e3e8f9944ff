import { createHash } from 'node:crypto';
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { CLIP } from './samples.ts';

/** Samples of one packet of AAC. */
const PACKET = 1_024;

/** A film whose sound is all its own. */
export interface FilmOptions {
  readonly seconds: number;
  /** Another name gives other sound. */
  readonly name: string;
  /** Bytes of one picture, for large files. Default: 200. */
  readonly pictureBytes?: number;
}

/** Cuts a part out of a film by its packets, as programs do that do not encode again. Times in seconds. */
export async function cutFilm(bytes: Uint8Array, from: number, to: number): Promise<Buffer> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) throw new Error('the film has sound');
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() });
  const audio = new EncodedAudioPacketSource('aac');
  output.addAudioTrack(audio);
  await output.start();
  let first: number | null = null;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp < from || packet.timestamp >= to) continue;
    first ??= packet.timestamp;
    await audio.add(packet.clone({ timestamp: packet.timestamp - first }), { decoderConfig });
  }
  await output.finalize();
  input.dispose();
  return Buffer.from((output.target as BufferTarget).buffer as ArrayBuffer);
}

/** Makes an MP4 film with a picture each second and AAC packets of invented content, which no test decodes. */
export async function film({ seconds, name, pictureBytes = 200 }: FilmOptions): Promise<Buffer> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(CLIP) });
  const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const [pictures, sounds] = [await picture?.getDecoderConfig(), await sound?.getDecoderConfig()];
  const first = picture && (await new EncodedPacketSink(picture).getFirstPacket());
  if (!pictures || !sounds || !first) throw new Error('the bundled video has both');
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target: new BufferTarget() });
  const [video, audio] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(video);
  output.addAudioTrack(audio);
  await output.start();
  const shown = Buffer.concat([first.data, Buffer.alloc(pictureBytes)]);
  for (let at = 0; at < seconds; at += 1) {
    await video.add(new EncodedPacket(shown, 'key', at, 1), { decoderConfig: pictures });
  }
  const length = PACKET / sounds.sampleRate;
  for (let at = 0; at * length < seconds; at += 1) {
    const content = createHash('sha512').update(`${name} ${at}`).digest();
    await audio.add(new EncodedPacket(content, 'key', at * length, length), { decoderConfig: sounds });
  }
  await output.finalize();
  input.dispose();
  return Buffer.from((output.target as BufferTarget).buffer as ArrayBuffer);
}
