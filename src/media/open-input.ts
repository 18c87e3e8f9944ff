import type { Input } from 'mediabunny';
import { isUnbrandedFile } from './structure/check-structure.ts';

/**
 * Opens a file with the demuxer, which is loaded at its first use. Does not support playlists (HLS), which name other files
 * and addresses to read.
 */
export async function openInput(path: string): Promise<Input> {
  const { ALL_FORMATS, FilePathSource, HLS, Input, QuickTimeInputFormat } = await import('mediabunny');
  /** The library reads these files, but recognises QuickTime by its brand only. */
  class Unbranded extends QuickTimeInputFormat {
    async _canReadInput(): Promise<boolean> {
      return true;
    }
  }
  const formats = isUnbrandedFile(path) ? [new Unbranded()] : ALL_FORMATS.filter((format) => format !== HLS);
  return new Input({ formats, source: new FilePathSource(path) });
}
