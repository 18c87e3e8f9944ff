/** A FLAC file of silence, mono, 16 bits, with frames of 4,096 samples at 16 kHz (RFC 9639). */
export function flacFile(
  frames: number,
  { samples = frames * 4_096, tag }: { readonly samples?: number; readonly tag?: Uint8Array } = {},
): Buffer {
  const info = Buffer.alloc(38);
  info.writeUInt32BE(0x80000022, 0);
  info.writeUInt16BE(4_096, 4);
  info.writeUInt16BE(4_096, 6);
  // 20 bits of sample rate, 3 of channels less one, 5 of bits less one, 36 of samples.
  info.writeUInt32BE(((16_000 << 12) | (15 << 4)) >>> 0, 14);
  info.writeUInt32BE(samples, 18);
  const all = Array.from({ length: frames }, (_, number) => flacFrame(number));
  return Buffer.concat([tag ?? Buffer.alloc(0), Buffer.from('fLaC'), info, ...all]);
}

/** A frame with 20 bytes of content that no test decodes. Numbers below 0xd800 are coded as UTF-8 codes characters. */
function flacFrame(number: number): Buffer {
  const coded = Buffer.from(String.fromCodePoint(number));
  const head = Buffer.concat([Buffer.from([0xff, 0xf8, 0xc5, 0x08]), coded]);
  return Buffer.concat([head, Buffer.from([crc8(head)]), Buffer.alloc(20)]);
}

function crc8(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum & 0x80 ? 0x107 : 0);
  }
  return sum;
}

/** Frames of MPEG-1 Layer III, 44.1 kHz, stereo, 1,152 samples each: 417 bytes at 128 kbit/s, 104 at 32 kbit/s. */
export const mp3Frames = (count: number, kilobits: 128 | 32 = 128): Buffer => {
  const frame = Buffer.alloc(kilobits === 128 ? 417 : 104);
  frame.set([0xff, 0xfb, kilobits === 128 ? 0x90 : 0x10, 0x00]);
  return Buffer.concat(Array.from({ length: count }, () => frame));
};

/** A frame without sound that states the number of the others. */
export function statedFrames(count: number): Buffer {
  const frame = mp3Frames(1);
  frame.write('Xing', 36);
  frame.writeUInt32BE(1, 40);
  frame.writeUInt32BE(count, 44);
  return frame;
}

/** An ID3v2 tag with so many bytes of 0. */
export const id3Tag = (bytes: number): Buffer =>
  Buffer.concat([
    Buffer.from('ID3\x04\0\0\0\0', 'latin1'),
    Buffer.from([bytes >> 7, bytes & 0x7f]),
    Buffer.alloc(bytes),
  ]);
