import type { workersAiChecks } from '../../../checks/workers-ai/index.ts';
import type { CheckNames } from '../../../model/check-names.ts';
import type { ProviderProbes } from './probe.ts';

/** How a live run tests what is assumed of Workers AI. */
export const workersAiProbes: ProviderProbes<CheckNames<typeof workersAiChecks>> = {
  rows: {
    'behaviour binary-input': 'requests/any-type',
    'behaviour classic-vtt': 'results/classic-vtt-times',
    'failure key-malformed': 'gateway/malformed',
    'failure email-malformed': 'gateway/malformed',
    'failure key-unknown': 'gateway/unknown-key',
    'failure method-unknown': 'errors/wrong-method',
    'failure field-invalid': 'errors/bad-fields',
    'failure input-unreadable': 'errors/broken-json',
    'failure audio-undecodable': ['errors/no-audio-in-it', 'undecodable', 'refuse'],
  },
  switches: [
    {
      switch: 'undecodable',
      check: 'errors/no-audio-in-it',
      operation: 'runModel',
      decide: ({ status }) => (status === 200 ? 'guess' : status >= 400 && status < 500 ? 'refuse' : undefined),
    },
  ],
};
