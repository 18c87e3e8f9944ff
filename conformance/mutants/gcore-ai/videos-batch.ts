import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, rows } from './mutant.ts';

/** Mutants of several new videos in one request. */
export const videoBatchMutants: readonly Mutant[] = [
  mutant(
    'batch-upside-down',
    'envelope',
    'answers a batch in the opposite order',
    ['videos/batch'],
    on(
      'createVideos',
      rows((all) => [...all].reverse()),
    ),
  ),
  mutant(
    'batch-in-part',
    'effects',
    'creates only one video of a batch',
    ['videos/batch'],
    on(
      'createVideos',
      rows((all) => all.slice(0, 1)),
    ),
  ),
  mutant(
    'batch-too-many-as-500',
    'errors',
    'fails on odd batches',
    ['videos/batch-too-many batch-odd'],
    on('bad-request', as(500)),
  ),
  mutant(
    'bad-request-without-status',
    'errors',
    'leaves the status out of a 400',
    ['videos/batch-odd', 'errors/not-json'],
    on(
      'bad-request',
      body((all) => without(all, 'status')),
    ),
  ),
];
