import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, on, rows } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of several new videos in one request. */
export const videoBatchMutants: readonly Mutant[] = [
  mutant({
    id: 'batch-upside-down',
    family: 'envelope',
    statement: 'answers a batch in the opposite order',
    breaks: ['videos/batch'],
    seams: on(
      'createVideos',
      rows((all) => [...all].reverse()),
    ),
  }),
  mutant({
    id: 'batch-in-part',
    family: 'effects',
    statement: 'creates only one video of a batch',
    breaks: ['videos/batch'],
    seams: on(
      'createVideos',
      rows((all) => all.slice(0, 1)),
    ),
  }),
  mutant({
    id: 'batch-too-many-as-500',
    family: 'errors',
    statement: 'fails on odd batches',
    breaks: ['videos/batch-too-many', 'videos/batch-odd'],
    seams: on('bad-request', as(500)),
  }),
  mutant({
    id: 'bad-request-without-status',
    family: 'errors',
    statement: 'leaves the status out of a 400',
    breaks: ['videos/batch-odd', 'errors/not-json'],
    seams: on(
      'bad-request',
      body((all) => without(all, 'status')),
    ),
  }),
];
