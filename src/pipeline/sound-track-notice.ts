import type { Transcriber, Video } from './stages/types.ts';

/** Says which of several sound tracks is transcribed, if the caller has not chosen one. */
export function soundTrackNotice(
  { title, soundTrack }: Pick<Video, 'title' | 'soundTrack'>,
  { id, takesTrack, given }: Transcriber,
): string[] {
  const track = soundTrack();
  if (track === null || track.isChosen || given) return [];
  const which = takesTrack
    ? `Track ${track.number} is transcribed; --audio-track chooses another.`
    : `${id} chooses one itself; --audio-track with --transcriber workers-ai takes a certain one.`;
  return [`${title} has several sound tracks (${track.list}). ${which}`];
}
