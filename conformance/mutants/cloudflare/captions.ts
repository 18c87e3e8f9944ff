import type { Answer } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, doingNothing, listOf, onEach, onResult, streamMutant, succeeded } from './mutant.ts';

const TRACKS = ['listCaptions', 'getCaption', 'uploadCaption', 'generateCaption'];
const SUFFIX = ' (auto-generated)';

const english = (tag: JsonValue | undefined): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(String(tag)) ?? '';

/** Mutants of tracks, their lists and their deletion. */
export const captionMutants: readonly Mutant[] = [
  streamMutant(
    'label-english',
    'languages',
    'labels languages in English',
    [
      'languages/documented-labels',
      'languages/autonyms',
      'captions-list/generated-and-uploaded',
      'captions-get/one-track',
    ],
    () =>
      onEach(TRACKS, (track) => ({
        ...track,
        label: english(track.language) + (track.generated === true ? SUFFIX : ''),
      })),
  ),
  streamMutant(
    'status-missing',
    'envelope',
    'leaves the status of tracks out',
    ['captions-get/one-track', 'captions-list/every-track'],
    () => onEach(TRACKS, (track) => without(track, 'status')),
  ),
  streamMutant(
    'delete-dropped',
    'effects',
    'answers a deletion with success and deletes nothing',
    [
      'captions-delete/removes',
      'captions-delete/one-language',
      'captions-delete/any-body',
      'captions-delete/during-generation',
      'captions-generate/after-delete',
      'captions-list/follows-changes',
      'languages/region-apart',
    ],
    () => doingNothing('deleteCaption', ''),
  ),
  streamMutant('delete-null', 'envelope', 'answers null for a deleted track', ['captions-delete/removes'], () =>
    onResult(['deleteCaption'], () => null),
  ),
  streamMutant('delete-unknown', 'effects', 'deletes what is not there', ['captions-delete/twice'], () =>
    accepting({ operation: 'deleteCaption', rule: 'caption-unknown' }, ''),
  ),
  streamMutant(
    'delete-everything',
    'effects',
    'shows no track after a deletion',
    ['captions-delete/one-language'],
    () => {
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
  ),
  streamMutant(
    'list-outlives-video',
    'effects',
    'lists the captions of a deleted video as they were last seen',
    ['videos/delete-cascade'],
    () => {
      const seen = new Map<string, Answer>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'listCaptions') return answer;
          if (answer.status === 200) seen.set(tenant, answer);
          return answer.rule === 'video-unknown' ? (seen.get(tenant) ?? answer) : answer;
        },
      };
    },
  ),
  streamMutant(
    'list-short',
    'lists',
    'leaves the last track out of lists',
    ['captions-list/every-track', 'captions-list/one-video'],
    () => onResult(['listCaptions'], (list) => listOf(list).slice(0, -1)),
  ),
  streamMutant('list-doubled', 'lists', 'lists every track twice', ['captions-list/every-track'], () =>
    onResult(['listCaptions'], (list) => [...listOf(list), ...listOf(list)]),
  ),
  streamMutant('list-newest-first', 'lists', 'lists the newest track first', ['captions-list/order'], () =>
    onResult(['listCaptions'], (list) => [...listOf(list)].reverse()),
  ),
  streamMutant(
    'list-hides-generated',
    'lists',
    'lists generated tracks only when they are ready',
    ['captions-list/generated-and-uploaded', 'captions-generate/languages'],
    () =>
      onResult(['listCaptions'], (list) =>
        listOf(list).filter((track) => isJsonObject(track) && track.status !== 'inprogress'),
      ),
  ),
  streamMutant('list-differs', 'results', 'shows other labels in lists than alone', ['captions-list/every-track'], () =>
    onEach(['listCaptions'], (track) => ({ ...track, label: String(track.label).toUpperCase() })),
  ),
];
