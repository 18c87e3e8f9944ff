import type { Input, InputAudioTrack } from 'mediabunny';

/**
 * Returns an audio track of a file by its number from 1; the primary one for null.
 * @returns null if the file has no such track
 */
export async function pickTrack(input: Input, track: number | null): Promise<InputAudioTrack | null> {
  if (track === null) return input.getPrimaryAudioTrack();
  return (await input.getAudioTracks())[track - 1] ?? null;
}
