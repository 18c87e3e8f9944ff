import type { Input } from 'mediabunny';

/**
 * Opens a file with the demuxer, which is loaded at its first use. Does not support playlists (HLS), which name other files
 * and addresses to read.
 */
export async function openInput(path: string): Promise<Input> {
  const { ALL_FORMATS, FilePathSource, HLS, Input } = await import('mediabunny');
  return new Input({ formats: ALL_FORMATS.filter((format) => format !== HLS), source: new FilePathSource(path) });
}
