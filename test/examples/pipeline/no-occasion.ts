import type { Beyond } from './beyond.ts';

/** Mutants of what the examples never ask for, and of parts of answers that nothing here reads. */
export const noOccasionForPipeline: readonly Beyond[] = [
  {
    reason:
      'the examples give it no occasion: long lists and files, rare characters and spellings, third repetitions, later requests',
    met: false,
    mutants: {
      'cloudflare-stream': ['late-get-upload-options'],
      'workers-ai': ['cut-at-a-window', 'old-sdk-as-400'],
    },
  },
  {
    reason: 'what the examples send comes out as before: both spellings of a time are read alike',
    met: true,
    mutants: { translateplus: ['zero-hours-dropped'] },
  },
  {
    reason: 'it changes a part of the answer that the client does not read',
    met: true,
    mutants: { 'gcore-ai': ['late-delete-video'] },
  },
];
