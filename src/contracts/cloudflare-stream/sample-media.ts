import type { VideoErrorCode } from './videos.ts';

/** What a video turns out to be once it was looked at. Seconds, pixels, bytes. */
export interface MediaFacts {
  readonly durationSeconds: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  /** `none`: no audio track. `noise`: one in which nothing is spoken. */
  readonly audio: 'speech' | 'noise' | 'none';
  /** The failure that encoding it ends in. */
  readonly error?: VideoErrorCode;
}

/** What any URL outside this machine is taken to lead to: it is never fetched. */
export const unknownMedia: MediaFacts = {
  durationSeconds: 60,
  width: 1280,
  height: 720,
  size: 4_190_963,
  audio: 'speech',
};

/** A base that cannot exist on the live internet (RFC 2606). */
export const SAMPLE_MEDIA_BASE = 'https://media.example';

/** Media that exist only here, by URL: what a copy needs to show every way a video or its captions can end. */
export const sampleMedia: Readonly<Record<string, MediaFacts>> = {
  [`${SAMPLE_MEDIA_BASE}/silent-30s.mp4`]: { ...unknownMedia, durationSeconds: 30, audio: 'none' },
  [`${SAMPLE_MEDIA_BASE}/noise-30s.mp4`]: { ...unknownMedia, durationSeconds: 30, audio: 'noise' },
  [`${SAMPLE_MEDIA_BASE}/speech-5h.mp4`]: { ...unknownMedia, durationSeconds: 18_000, size: 1_125_000_000 },
  [`${SAMPLE_MEDIA_BASE}/blink.mp4`]: { ...unknownMedia, durationSeconds: 0.05, size: 2048 },
  [`${SAMPLE_MEDIA_BASE}/damaged.mp4`]: { ...unknownMedia, error: 'ERR_MALFORMED_VIDEO' },
  [`${SAMPLE_MEDIA_BASE}/page.html`]: { ...unknownMedia, size: 512, error: 'ERR_NON_VIDEO' },
  [`${SAMPLE_MEDIA_BASE}/gone.mp4`]: { ...unknownMedia, size: 0, error: 'ERR_FETCH_ORIGIN_ERROR' },
  [`${SAMPLE_MEDIA_BASE}/odd.mp4`]: { ...unknownMedia, error: 'ERR_UNKNOWN' },
};
