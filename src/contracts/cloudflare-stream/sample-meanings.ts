import type { SampleMedium } from '../types.ts';
import { SAMPLE_MEDIA_BASE } from './sample-media.ts';

const sample = (file: string, meaning: string): SampleMedium => ({ url: `${SAMPLE_MEDIA_BASE}/${file}`, meaning });

/** What happens to each sample medium. */
export const sampleMeanings: readonly SampleMedium[] = [
  sample('silent-30s.mp4', '30 s without an audio track: generating captions is refused (audio-missing).'),
  sample('noise-30s.mp4', '30 s in which nothing is spoken: a generation ends with the status error.'),
  sample('speech-5h.mp4', 'Five hours: generating captions is refused (video-too-long).'),
  sample('blink.mp4', '0.05 s: the video fails with ERR_DURATION_TOO_SHORT.'),
  sample('damaged.mp4', 'The video fails with ERR_MALFORMED_VIDEO.'),
  sample('page.html', 'No video: it fails with ERR_NON_VIDEO.'),
  sample('gone.mp4', 'The download fails: ERR_FETCH_ORIGIN_ERROR.'),
  sample('odd.mp4', 'The video fails with ERR_UNKNOWN.'),
];
