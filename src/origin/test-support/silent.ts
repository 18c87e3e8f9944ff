import { ALL_FORMATS, BufferTarget, Conversion, FilePathSource, Input, Mp4OutputFormat, Output } from 'mediabunny';

/** A video without its sound. */
export async function withoutSound(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const conversion = await Conversion.init({ input, output, audio: { discard: true } });
  await conversion.execute();
  return new Uint8Array(output.target.buffer as ArrayBuffer);
}
