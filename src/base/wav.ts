/** Sound as PCM samples. */
export interface Samples {
  /** Samples per second. */
  readonly rate: number;
  /** 8: bytes around 128; 16: signed, little-endian. */
  readonly bits: 8 | 16;
  /** Default: 1. */
  readonly channels?: number;
  readonly bytes: Uint8Array;
}

/** A WAV file of samples (RIFF, PCM). */
export function wavFile({ rate, bits, channels = 1, bytes }: Samples): Buffer {
  const frame = (channels * bits) / 8;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + bytes.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * frame, 28);
  head.writeUInt16LE(frame, 32);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes.length, 40);
  return Buffer.concat([head, bytes]);
}
