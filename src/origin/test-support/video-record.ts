import { freshStages } from '../videos/fresh-stages.ts';
import type { VideoRecord } from '../videos/types.ts';

/** The record of a video that waits to be captioned, with other members where a test needs them. */
export const videoRecord = (id: string, other: Partial<VideoRecord> = {}): VideoRecord => ({
  id,
  title: 'a video',
  created: 1,
  bytes: 2,
  durationSeconds: 3,
  extension: 'mp4',
  to: ['es'],
  spoken: null,
  hasAudio: false,
  state: 'queued',
  stages: freshStages(),
  language: null,
  tracks: [],
  error: null,
  ...other,
});
