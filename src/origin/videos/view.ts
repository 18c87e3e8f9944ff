import { trackKey, type VideoRecord, videoKey } from './types.ts';

/** What the API tells of a video. Addresses are paths on this server. */
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

/** The language's name in itself, as viewers look for it; in English where it is not known. */
function labelOf(language: string): string {
  const own = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language);
  return own ?? new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}
