import { createHash } from 'node:crypto';
import {
  EncodedAudioPacketSource,
  EncodedPacket,
  FilePathTarget,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

/** What a decoder needs, and the length of a packet in seconds. AAC LC, 44.1 kHz, mono (ISO/IEC 14496-3, 1.6.2.1). */
const CODECS = {
  aac: {
    config: { codec: 'mp4a.40.2', sampleRate: 44_100, numberOfChannels: 1, description: Uint8Array.from([0x12, 0x08]) },
    packet: 1_024 / 44_100,
  },
  opus: { config: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 }, packet: 0.02 },
};

/** The kinds of files, by name. */
export const KINDS = {
  'aac.mp4': { format: () => new Mp4OutputFormat({ fastStart: false }), codec: 'aac' },
  'aac.mov': { format: () => new MovOutputFormat({ fastStart: false }), codec: 'aac' },
  'aac.mkv': { format: () => new MkvOutputFormat(), codec: 'aac' },
  'opus.mkv': { format: () => new MkvOutputFormat(), codec: 'opus' },
  'opus.webm': { format: () => new WebMOutputFormat(), codec: 'opus' },
};

/**
 * Writes a sound of so many seconds. Its packets are invented bytes, each different: the mocks do not decode, they recognise a sound
 * and its pieces by the packets, and a seed says what is spoken in it and when.
 */
export async function writeSound(path, kind, seconds) {
  const { format, codec } = KINDS[kind];
  const { config, packet } = CODECS[codec];
  const output = new Output({ format: format(), target: new FilePathTarget(path) });
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  for (let at = 0; at * packet < seconds; at += 1) {
    const bytes = createHash('sha512').update(`${kind} ${at}`).digest();
    await source.add(new EncodedPacket(bytes, 'key', at * packet, packet), { decoderConfig: config });
  }
  await output.finalize();
}

const WORDS = 'no yes the captions of a long talk that never ends and goes on with more words than one can count'.split(
  ' ',
);

/** A speech of sentences of every length, with repeated words and pauses. Seconds. @param below whole numbers below another one */
export function speech(seconds, below) {
  const cues = [];
  for (let start = 1; start < seconds - 8; ) {
    const count = 3 + below(12);
    const words = Array.from({ length: count }, () => WORDS[below(WORDS.length)]);
    if (below(5) === 0) words.splice(below(count), 0, 'no', 'no', 'no');
    const length = words.length * (0.25 + below(20) / 100);
    cues.push({ start, end: start + length, text: `${words.join(' ')}${'.?!'[below(3)]}` });
    // Music now and then.
    start += length + (below(20) === 0 ? 5 + below(40) : below(120) / 100);
    start = Math.round(start * 1_000) / 1_000;
  }
  return cues;
}
