import { transcriptByUrl } from '../../../fixtures/transcripts/index.ts';
import type { SampleMedium } from '../types.ts';

/** Media that show how a URL alone makes a task succeed or fail. */
export const sampleMedia: readonly SampleMedium[] = [
  ...Object.entries(transcriptByUrl).map(([url, { durationSeconds, language }]) => ({
    url,
    meaning: `A known recording of ${durationSeconds} s (${language}), with its real words.`,
  })),
  { url: 'https://media.example/talk.mp4', meaning: 'Any other address: invented speech, 30 to 90 s.' },
  { url: 'https://media.example/talk.mov', meaning: 'Not MP4: a task fails with unsupported-file.' },
  { url: 'https://www.youtube.com/watch?v=x', meaning: 'A page, not a file: a task fails with unsupported-file.' },
  { url: 'https://media.example/live.m3u8', meaning: 'A playlist: a video fails with file-invalid.' },
];
