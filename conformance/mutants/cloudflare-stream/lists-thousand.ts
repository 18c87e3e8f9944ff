import type { JsonValue } from '../../../src/base/json.ts';
import { onBody } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { listOf, onResult } from './changes.ts';
import { mutant } from './mutant.ts';

const onVideos = (change: (list: readonly JsonValue[]) => readonly JsonValue[]) =>
  onResult(['listVideos'], (list) => [...change(listOf(list))]);

/** Mutants of lists of more than a hundred, five hundred or a thousand entries. */
export const thousandMutants: readonly Mutant[] = [
  mutant({
    id: 'videos-cut-at-500',
    family: 'lists',
    statement: 'lists 500 videos at most',
    breaks: ['videos-list/thousand'],
    seams: () => onVideos((list) => list.slice(0, 500)),
  }),
  mutant({
    id: 'videos-turned-beyond-100',
    family: 'lists',
    statement: 'lists videos beyond the hundredth in the opposite order',
    breaks: ['videos-list/thousand'],
    seams: () => onVideos((list) => [...list.slice(0, 100), ...list.slice(100).reverse()]),
  }),
  mutant({
    id: 'videos-beyond-1000',
    family: 'lists',
    statement: 'repeats the last video of a list of a thousand',
    breaks: ['videos-list/thousand'],
    seams: () => onVideos((list) => (list.length >= 1_000 ? [...list, list.at(-1) ?? null] : list)),
  }),
  mutant({
    id: 'total-at-most-1000',
    family: 'lists',
    statement: 'counts 1,000 videos at most',
    breaks: ['videos-list/thousand'],
    seams: () =>
      onBody({ operation: 'listVideos', status: 200 }, (body) =>
        Number(body.total) > 1_000 ? { ...body, total: typeof body.total === 'string' ? '1000' : 1_000 } : body,
      ),
  }),
  mutant({
    id: 'tracks-cut-at-1000',
    family: 'lists',
    statement: 'lists 1,000 tracks at most',
    breaks: ['captions-list/thousand'],
    seams: () => onResult(['listCaptions'], (list) => [...listOf(list)].slice(0, 1_000)),
  }),
  mutant({
    id: 'tracks-repeated-beyond-500',
    family: 'lists',
    statement: 'repeats a track beyond the 500th',
    breaks: ['captions-list/thousand'],
    seams: () =>
      onResult(['listCaptions'], (list) =>
        listOf(list).map((track, at, all) => (at > 500 ? (all[at - 500] ?? track) : track)),
      ),
  }),
];
