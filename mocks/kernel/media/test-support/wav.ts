import { wavFile } from '../../../../src/base/wav.ts';

/** One second of silence as WAV: 8 kHz, 16 bits, mono. */
export const secondOfSilence = (): Buffer => wavFile({ rate: 8_000, bits: 16, bytes: new Uint8Array(16_000) });
