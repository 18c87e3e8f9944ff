import { expect, it } from 'vitest';
import { wavFile } from './wav.ts';

it('writes the header of RIFF with the figures of the samples', () => {
  const file = wavFile({ rate: 48_000, bits: 16, channels: 2, bytes: new Uint8Array([1, 2, 3, 4]) });
  expect(file.toString('hex')).toBe(
    [
      '52494646 28000000 57415645', // RIFF, 40 bytes, WAVE
      '666d7420 10000000 0100 0200 80bb0000 00ee0200 0400 1000', // fmt: PCM, stereo, 192,000 bytes a second, 4 a frame
      '64617461 04000000 01020304', // data
    ]
      .join('')
      .replaceAll(' ', ''),
  );
});

it('has one channel by default', () => {
  expect(wavFile({ rate: 8_000, bits: 8, bytes: new Uint8Array(3) }).readUInt16LE(22)).toBe(1);
});
