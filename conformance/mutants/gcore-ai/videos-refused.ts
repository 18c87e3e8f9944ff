import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, remembering, says } from './mutant.ts';

/** Mutants of refused videos. */
export const refusedVideoMutants: readonly Mutant[] = [
  mutant(
    'name-blank-as-400',
    'errors',
    'refuses a blank name with 400',
    ['videos/name-required name-kept batch-refused'],
    on('name-blank', as(400)),
  ),
  mutant(
    'name-blank-as-text',
    'errors',
    'refuses a blank name with a single text',
    ['videos/name-required name-kept'],
    on('name-blank', says({ status: 422, error: "name can't be blank" })),
  ),
  mutant(
    'name-blank-other-text',
    'errors',
    'words the refusal of a blank name differently',
    ['videos/name-required name-kept'],
    on('name-blank', says({ errors: { name: ['is required'] } })),
  ),
  mutant(
    'refused-but-listed',
    'effects',
    'creates a video even if it refuses its name',
    ['videos/refusals-make-nothing'],
    remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'name-blank') kept.refused = true;
        const ghost = { id: 1, name: '', status: 'empty' };
        return answer.rule === 'listVideos' && kept.refused === true
          ? { ...answer, body: [ghost, ...((answer.body ?? []) as JsonObject[])] }
          : answer;
      },
    ),
  ),
  mutant(
    'refused-but-changed',
    'effects',
    'refuses a blank name, but stores the other fields',
    ['videos/name-kept'],
    remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'name-blank') kept.refused = true;
        return answer.rule === 'getVideo' && kept.refused === true
          ? body((video) => ({ ...video, priority: 4 }))(answer)
          : answer;
      },
    ),
  ),
  mutant(
    'fields-as-400',
    'errors',
    'refuses fields of a video with 400',
    ['videos/priority wrong-types unknown-language'],
    on(['priority-range', 'video-field-invalid', 'language-unknown'], as(400)),
  ),
];
