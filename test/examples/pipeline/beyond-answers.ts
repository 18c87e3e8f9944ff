import type { Beyond } from '../beyond/row.ts';

/** Mutants whose wrong answers the pipeline gets, and makes nothing of. */
export const beyondAnswers: readonly Beyond[] = [
  {
    reason: 'the clients read both forms alike, because real services were seen to send either',
    met: true,
    mutants: {
      'gcore-ai': ['get-404-as-cancel', 'silence-without-members', 'codes-terminological'],
      'cloudflare-stream': [
        'file-other-charset',
        'json-other-charset',
        'refusal-success-true',
        'refusal-with-result',
        'success-without-messages',
        'success-without-errors',
        'unknown-keys-kept',
      ],
      'workers-ai': ['space-dropped'],
    },
  },
  {
    reason:
      'translations are read as cues and laid out again by the rules of their language, so lines, mark and final line end of the service are not kept',
    met: true,
    mutants: {
      translateplus: ['long-lines-wrapped', 'mark-added', 'final-newline-trimmed'],
    },
  },
  {
    reason: 'it is in a part of the answer that the pipeline has no use for',
    met: true,
    mutants: {
      'gcore-ai': [
        'video-id-only',
        'address-without-host',
        'task-name-lost',
        'next-never-null',
        'previous-missing',
        'count-one-off',
        'progress-stops-at-99',
        'started-late',
        'result-early',
        'end-early',
        'end-missing',
        'duration-off',
        'duration-in-milliseconds',
        'start-moves',
        'times-in-local-time',
        'data-moves',
        'languages-all',
        'target-not-named',
        'data-with-defaults',
        'address-of-another',
        'created-in-1970',
        'slug-shared',
        'patch-resets',
        'rendition-processing',
        'rendition-falls',
        'mp4-missing',
        'mp4-of-another',
        'duration-in-seconds',
      ],
      'cloudflare-stream': [
        'playback-of-another',
        'playback-missing',
        'preview-missing',
        'duration-unknown',
        'ready-flag-stuck',
        'ready-flag-early',
        'counts-always',
        'label-suffix-kept',
        'label-without-suffix',
        'edit-dropped',
      ],
      'workers-ai': ['vtt-shifted', 'count-off', 'vtt-differs', 'vtt-hours', 'probability-percent'],
    },
  },
  {
    reason:
      'viewers see the same: numbers of cues, line ends and a millisecond are not shown, and the pipeline lays out the cues anew',
    met: true,
    mutants: {
      translateplus: ['hours-added'],
      'gcore-ai': ['vtt-one-millisecond'],
    },
  },
  {
    reason:
      'the pipeline finds its own again in lists, where the mark is kept; a single look only tells whether it is done',
    met: true,
    mutants: {
      'gcore-ai': ['entity-data-lost', 'description-lost'],
    },
  },
  {
    reason: 'the pipeline does not take the word of the answer: it looks until the work is done',
    met: true,
    mutants: {
      'cloudflare-stream': [
        'generate-ready-at-once',
        'copy-ready-at-once',
        'generated-again',
        'percent-falls',
        'video-unknown-other-code',
      ],
    },
  },
  {
    reason:
      'the pipeline waits and asks again, and gets what it asked for; what exactly kept it waiting is not handed on',
    met: true,
    mutants: {
      translateplus: ['429-other-text', 'refused-in-text', 'window-opens-early', 'retry-after-missing'],
      'gcore-ai': ['limit-as-503', 'limit-as-html', 'queue-other-number'],
    },
  },
  {
    reason: 'a video with an error cannot be used, by whatever name its state goes',
    met: true,
    mutants: {
      'gcore-ai': ['bad-source-is-error'],
    },
  },
  {
    reason:
      'the account is charged alike for the files that the pipeline sends: every cue of them has words, on one line, and it asks for no list of languages',
    met: true,
    mutants: {
      translateplus: ['notes-charged', 'empty-blocks-charged', 'wordless-free', 'reading-charged', 'credit-per-line'],
    },
  },
  {
    reason: 'it takes an account whose minutes of storage are nearly used up to see it',
    met: true,
    mutants: {
      'cloudflare-stream': ['tus-no-reserve'],
    },
  },
  {
    reason: 'what the examples send comes out as before: both spellings of a time are read alike',
    met: true,
    mutants: {
      translateplus: ['zero-hours-dropped'],
      'gcore-ai': ['vtt-short-hours'],
    },
  },
  {
    reason: 'the examples send the same sound each time: the transcription of another request is that of their own',
    met: true,
    mutants: {
      'workers-ai': ['third-as-the-first'],
    },
  },
  {
    reason: 'it changes a part of the answer that the client does not read',
    met: true,
    mutants: {
      'cloudflare-stream': ['late-get-caption-vtt'],
      'gcore-ai': ['late-delete-video'],
    },
  },
];
