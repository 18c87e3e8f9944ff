import { translatePlusProbes } from '../translateplus.ts';
import { OWN_WINDOW, SERVER_ERROR } from './reasons.ts';
import type { ServiceEvidence } from './service.ts';

/** What the captioning pipeline uses of TranslatePlus, and what would settle its assumed rows. */
export const translatePlusService: ServiceEvidence = {
  provider: 'translateplus',
  called: ['translateSubtitles', 'getAccountSummary'],
  apart: {
    'behaviour refused-not-counted': OWN_WINDOW,
    'fact concurrency': 'it does not read the figure',
    'failure format-mismatch': 'it names the format that its file has',
    'failure fastapi-internal-error': SERVER_ERROR,
    'switch mislabelled=accept': 'it names the format that its file has',
    'switch mislabelled=refuse': 'it names the format that its file has',
    'switch window=fixed': OWN_WINDOW,
    'switch window=sliding': OWN_WINDOW,
    'switch failedCalls=count': OWN_WINDOW,
    'switch failedCalls=do-not-count': OWN_WINDOW,
    'switch aliases=off': 'it calls documented paths',
  },
  probes: translatePlusProbes,
};
