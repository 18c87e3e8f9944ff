import type { Answer } from '../../../mocks/kernel/world/seams.ts';
import { englishName } from '../../../src/base/english-name.ts';
import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, doingNothing, listOf, onEach, onResult, succeeded } from './changes.ts';
import { mutant } from './mutant.ts';

const TRACKS = ['listCaptions', 'getCaption', 'uploadCaption', 'generateCaption'];
const SUFFIX = ' (auto-generated)';

const english = (tag: JsonValue | undefined): string => englishName(String(tag)) ?? String(tag);

/** Mutants of tracks, their lists and their deletion. */
export const captionMutants: readonly Mutant[] = [
  mutant({
    id: 'label-english',
    family: 'languages',
    statement: 'labels languages in English',
    breaks: [
      'languages/documented-labels',
      'languages/autonyms',
      'captions-list/generated-and-uploaded',
      'captions-get/one-track',
    ],
    seams: () =>
      onEach(TRACKS, (track) => ({
        ...track,
        label: english(track.language) + (track.generated === true ? SUFFIX : ''),
      })),
  }),
  mutant({
    id: 'status-missing',
    family: 'envelope',
    statement: 'leaves the status of tracks out',
    breaks: ['captions-get/one-track', 'captions-list/every-track'],
    seams: () => onEach(TRACKS, (track) => without(track, 'status')),
  }),
  mutant({
    id: 'delete-dropped',
    family: 'effects',
    statement: 'answers a deletion with success and deletes nothing',
    breaks: [
      'captions-delete/removes',
      'captions-delete/one-language',
      'captions-delete/any-body',
      'captions-delete/during-generation',
      'captions-generate/after-delete',
      'captions-list/follows-changes',
      'languages/region-apart',
    ],
    seams: () => doingNothing('deleteCaption', ''),
  }),
  mutant({
    id: 'delete-null',
    family: 'envelope',
    statement: 'answers null for a deleted track',
    breaks: ['captions-delete/removes'],
    seams: () => onResult(['deleteCaption'], () => null),
  }),
  mutant({
    id: 'delete-unknown',
    family: 'effects',
    statement: 'deletes what is not there',
    breaks: ['captions-delete/twice'],
    seams: () => accepting({ operation: 'deleteCaption', rule: 'caption-unknown' }, ''),
  }),
  mutant({
    id: 'delete-everything',
    family: 'effects',
    statement: 'shows no track after a deletion',
    breaks: ['captions-delete/one-language'],
    seams: () => {
      const emptied = new Set<string>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation === 'deleteCaption' && answer.status === 200) emptied.add(tenant);
          return operation === 'listCaptions' && answer.status === 200 && emptied.has(tenant)
            ? succeeded(answer, [])
            : answer;
        },
      };
    },
  }),
  mutant({
    id: 'list-outlives-video',
    family: 'effects',
    statement: 'lists the captions of a deleted video as they were last seen',
    breaks: ['videos/delete-cascade'],
    seams: () => {
      const seen = new Map<string, Answer>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'listCaptions') return answer;
          if (answer.status === 200) seen.set(tenant, answer);
          return answer.rule === 'video-unknown' ? (seen.get(tenant) ?? answer) : answer;
        },
      };
    },
  }),
  mutant({
    id: 'list-short',
    family: 'lists',
    statement: 'leaves the last track out of lists',
    breaks: ['captions-list/every-track', 'captions-list/one-video'],
    seams: () => onResult(['listCaptions'], (list) => listOf(list).slice(0, -1)),
  }),
  mutant({
    id: 'list-doubled',
    family: 'lists',
    statement: 'lists every track twice',
    breaks: ['captions-list/every-track'],
    seams: () => onResult(['listCaptions'], (list) => [...listOf(list), ...listOf(list)]),
  }),
  mutant({
    id: 'list-newest-first',
    family: 'lists',
    statement: 'lists the newest track first',
    breaks: ['captions-list/order'],
    seams: () => onResult(['listCaptions'], (list) => [...listOf(list)].reverse()),
  }),
  mutant({
    id: 'list-hides-generated',
    family: 'lists',
    statement: 'lists generated tracks only when they are ready',
    breaks: ['captions-list/generated-and-uploaded', 'captions-generate/languages'],
    seams: () =>
      onResult(['listCaptions'], (list) =>
        listOf(list).filter((track) => isJsonObject(track) && track.status !== 'inprogress'),
      ),
  }),
  mutant({
    id: 'list-differs',
    family: 'results',
    statement: 'shows other labels in lists than alone',
    breaks: ['captions-list/every-track'],
    seams: () => onEach(['listCaptions'], (track) => ({ ...track, label: String(track.label).toUpperCase() })),
  }),
];
