import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, on, remembering, says } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of refused videos. */
export const refusedVideoMutants: readonly Mutant[] = [
  mutant({
    id: 'name-blank-as-400',
    family: 'errors',
    statement: 'refuses a blank name with 400',
    breaks: ['videos/name-required', 'videos/name-kept', 'videos/batch-refused'],
    seams: on('name-blank', as(400)),
  }),
  mutant({
    id: 'name-blank-as-text',
    family: 'errors',
    statement: 'refuses a blank name with a single text',
    breaks: ['videos/name-required', 'videos/name-kept'],
    seams: on('name-blank', says({ status: 422, error: "name can't be blank" })),
  }),
  mutant({
    id: 'name-blank-other-text',
    family: 'errors',
    statement: 'words the refusal of a blank name differently',
    breaks: ['videos/name-required', 'videos/name-kept'],
    seams: on('name-blank', says({ errors: { name: ['is required'] } })),
  }),
  mutant({
    id: 'refused-but-listed',
    family: 'effects',
    statement: 'creates a video even if it refuses its name',
    breaks: ['videos/refusals-make-nothing'],
    seams: remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'name-blank') kept.refused = true;
        const ghost = { id: 1, name: '', status: 'empty' };
        return answer.rule === 'listVideos' && kept.refused === true
          ? { ...answer, body: [ghost, ...((answer.body ?? []) as JsonObject[])] }
          : answer;
      },
    ),
  }),
  mutant({
    id: 'refused-but-changed',
    family: 'effects',
    statement: 'refuses a blank name, but stores the other fields',
    breaks: ['videos/name-kept'],
    seams: remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'name-blank') kept.refused = true;
        return answer.rule === 'getVideo' && kept.refused === true
          ? body((video) => ({ ...video, priority: 4 }))(answer)
          : answer;
      },
    ),
  }),
  mutant({
    id: 'fields-as-400',
    family: 'errors',
    statement: 'refuses fields of a video with 400',
    breaks: [
      'videos/priority',
      'videos/wrong-types',
      'videos/unknown-language',
      'subtitles/patch-refused',
      'subtitles/unknown-language',
    ],
    seams: on(['priority-range', 'video-field-invalid', 'video-language-unknown', 'language-unknown'], as(400)),
  }),
];
