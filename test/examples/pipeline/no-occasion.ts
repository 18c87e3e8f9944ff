import type { Beyond } from './beyond.ts';

/** Mutants of what the examples never ask for, and of parts of answers that nothing here reads. */
export const noOccasionForPipeline: readonly Beyond[] = [
  {
    reason:
      'the examples give it no occasion: long lists and files, rare characters and spellings, third repetitions, later requests',
    met: false,
    mutants: {
      translateplus: ['leading-mark-lost', 'quotes-escaped', 'leading-lines-lost', 'long-file-without-mark'],
      'gcore-ai': [
        'tasks-cut-at-100',
        'tasks-turned-beyond-500',
        'tasks-lost-beyond-1000',
        'videos-page-eleven-repeated',
        'subtitles-cut-at-1000',
        'subtitles-repeated-beyond-100',
        'video-third-change-lost',
        'description-in-a-line',
        'third-cancellation-lost',
        'capitals-never-found',
        'finished-at-99',
        'late-create-task',
      ],
      'cloudflare-stream': [
        'late-get-upload-options',
        'late-copy-video',
        'tus-offset-of-the-last',
        'tus-offset-cached',
        'videos-cut-at-500',
        'videos-turned-beyond-100',
        'videos-beyond-1000',
        'total-at-most-1000',
        'tracks-cut-at-1000',
        'tracks-repeated-beyond-500',
        'file-hours-of-two-digits',
        'file-parts-swapped',
        'file-cut-at-200',
        'hook-to-the-first',
        'hook-second-lost',
      ],
      'workers-ai': ['cut-at-a-window', 'old-sdk-as-400', 'duration-kept'],
    },
  },
  {
    reason: 'what the examples send comes out as before: both spellings of a time are read alike',
    met: true,
    mutants: { translateplus: ['zero-hours-dropped'], 'gcore-ai': ['vtt-short-hours'] },
  },
  {
    reason: 'the examples send the same sound each time: the transcription of another request is that of their own',
    met: true,
    mutants: { 'workers-ai': ['third-as-the-first'] },
  },
  {
    reason: 'it changes a part of the answer that the client does not read',
    met: true,
    mutants: { 'gcore-ai': ['late-delete-video'] },
  },
];
