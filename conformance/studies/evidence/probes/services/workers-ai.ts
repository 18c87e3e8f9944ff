import { workersAiProbes } from '../workers-ai.ts';
import { OWN_WINDOW } from './reasons.ts';
import type { ServiceEvidence } from './service.ts';

/** What the captioning pipeline uses of Workers AI, and what would settle its assumed rows. */
export const workersAiService: ServiceEvidence = {
  provider: 'workers-ai',
  called: ['runModel'],
  apart: {
    'failure task-rate-limited': OWN_WINDOW,
  },
  probes: workersAiProbes,
};
