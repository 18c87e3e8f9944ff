import { trackKey, type VideoRecord, videoKey } from './types.ts';

/** Returns the API's view of a video. Addresses are paths on this server. */
export function viewOf(record: VideoRecord): object {
  const { id, title, created, bytes, durationSeconds, to, state, stages, language, tracks, error } = record;
  return {
    id,
    title,
    created: new Date(created).toISOString(),
    bytes,
    durationSeconds,
    to,
    language,
    url: `/${videoKey(record)}`,
    job: { state, stages, error, url: `/videos/${id}`, events: `/videos/${id}/events` },
    tracks: tracks.map((track) => ({
      ...track,
      label: labelOf(track.language),
      vtt: `/${trackKey(id, track.language, 'vtt')}`,
      srt: `/${trackKey(id, track.language, 'srt')}`,
    })),
  };
}

/** Returns the language's own name, which viewers look for; else its English name. */
function labelOf(language: string): string {
  const own = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language);
  return own ?? new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}
