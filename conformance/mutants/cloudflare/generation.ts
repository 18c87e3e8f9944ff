import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { onAnswer } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import {
  accepting,
  doingNothing,
  listOf,
  onEach,
  startedCaption,
  streamMutant,
  succeeded,
  withCode,
} from './mutant.ts';

const TRACKS = ['listCaptions', 'getCaption', 'uploadCaption', 'generateCaption'];
const SUFFIX = ' (auto-generated)';

/** Moves tracks on to another state than the honest one, for one cause. */
const moving = (cause: string, next: (from: string, to: string) => string): Partial<Seams> => ({
  nextState: ({ kind, from, to, data }) =>
    kind === 'cloudflare-stream.caption' && data.cause === cause ? next(from, to) : to,
});

/** Moves generations on to another state than the honest one. */
const generation = (next: (to: string) => string): Partial<Seams> => moving('generated', (_from, to) => next(to));

/** Mutants of generated captions. */
export const generationMutants: readonly Mutant[] = [
  streamMutant(
    'label-without-suffix',
    'results',
    'labels generated tracks like uploaded ones',
    ['captions-generate/answer', 'captions-generate/region', 'captions-generate/languages'],
    () => onEach(TRACKS, (track) => ({ ...track, label: String(track.label).replace(SUFFIX, '') })),
  ),
  streamMutant(
    'generated-as-text',
    'envelope',
    'writes generated as text',
    ['captions-upload/creates', 'captions-generate/answer'],
    () => onEach(TRACKS, (track) => ({ ...track, generated: String(track.generated) })),
  ),
  streamMutant(
    'late-result-returns',
    'states',
    'brings a deleted track back when its generation ends',
    ['captions-delete/during-generation'],
    () => {
      const looks = new Map<string, number>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation === 'deleteCaption' && answer.status === 200) looks.set(tenant, 0);
          const times = looks.get(tenant);
          if (operation !== 'listCaptions' || times === undefined) return answer;
          looks.set(tenant, times + 1);
          return times === 0 ? answer : succeeded(answer, [{ ...startedCaption, status: 'ready' }]);
        },
      };
    },
  ),
  streamMutant(
    'generated-again',
    'states',
    'shows a generated track as uploaded when it is ready',
    ['captions-generate/becomes-ready'],
    () =>
      onEach(['getCaption'], (track) =>
        track.status === 'ready'
          ? { ...track, generated: false, label: String(track.label).replace(SUFFIX, '') }
          : track,
      ),
  ),
  streamMutant(
    'list-never-ready',
    'results',
    'always lists generated tracks as in progress',
    ['captions-generate/becomes-ready'],
    () => onEach(['listCaptions'], (track) => (track.generated === true ? { ...track, status: 'inprogress' } : track)),
  ),
  streamMutant(
    'generate-answers-english',
    'results',
    'answers every generation with the language en',
    ['captions-generate/languages', 'captions-generate/region'],
    () => onEach(['generateCaption'], (track) => ({ ...track, language: 'en' })),
  ),
  streamMutant('generate-ready-at-once', 'states', 'answers ready at once', ['captions-generate/answer'], () =>
    onEach(['generateCaption'], (track) => ({ ...track, status: 'ready' })),
  ),
  streamMutant(
    'generate-dropped',
    'effects',
    'answers a generation with success and starts none',
    ['captions-generate/any-body', 'captions-generate/side-by-side'],
    () => doingNothing('generateCaption', startedCaption),
  ),
  streamMutant(
    'generate-stuck',
    'states',
    'never ends a generation',
    ['captions-generate/becomes-ready', 'captions-generate/side-by-side'],
    () => generation(() => 'inprogress'),
  ),
  streamMutant(
    'generate-fails',
    'states',
    'ends every generation in error',
    ['captions-generate/becomes-ready', 'captions-generate/cues'],
    () => generation(() => 'error'),
  ),
  streamMutant(
    'generate-never-fails',
    'states',
    'ends a failed generation as ready',
    ['captions-generate/ends-in-error'],
    () => generation(() => 'ready'),
  ),
  streamMutant(
    'ready-regresses',
    'states',
    'goes back to inprogress after ready',
    ['captions-generate/stays-ready'],
    () => {
      const seen = new Map<string, number>();
      return {
        answer: (answer, { tenant, operation }) => {
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          if (operation !== 'getCaption' || !isJsonObject(result) || result.status !== 'ready') return answer;
          const times = (seen.get(tenant) ?? 0) + 1;
          seen.set(tenant, times);
          return times === 2 ? succeeded(answer, { ...result, status: 'inprogress' }) : answer;
        },
      };
    },
  ),
  streamMutant(
    'generated-forgotten',
    'results',
    'forgets that a track was generated',
    ['captions-generate/becomes-ready', 'captions-list/generated-and-uploaded'],
    () => onEach(['getCaption', 'listCaptions'], (track) => ({ ...track, generated: false })),
  ),
  streamMutant(
    'not-ready-other-code',
    'errors',
    'refuses early generations with 10005',
    ['captions-generate/not-ready'],
    () => withCode({ rule: 'video-not-ready' }, 10005),
  ),
  streamMutant(
    'not-ready-two-errors',
    'errors',
    'refuses early generations with two errors',
    ['captions-generate/not-ready'],
    () =>
      onAnswer({ rule: 'video-not-ready' }, (answer) =>
        isJsonObject(answer.body)
          ? {
              ...answer,
              body: { ...answer.body, errors: [...listOf(answer.body.errors ?? []), { code: 10001, message: 'x' }] },
            }
          : answer,
      ),
  ),
  streamMutant(
    'generate-over',
    'effects',
    'generates even if a track exists',
    ['captions-generate/exists-uploaded', 'captions-generate/exists-generated', 'captions-generate/ends-in-error'],
    () => ({
      answer: (answer) => (answer.rule.startsWith('caption-exists') ? succeeded(answer, startedCaption) : answer),
    }),
  ),
  streamMutant('exists-as-500', 'errors', 'fails where a track exists', ['captions-generate/exists-uploaded'], () => ({
    answer: (answer) => (answer.rule.startsWith('caption-exists') ? { ...answer, status: 500 } : answer),
  })),
  streamMutant(
    'generate-any-language',
    'languages',
    'generates in any language',
    ['captions-generate/unsupported-language'],
    () => accepting({ rule: 'language-unsupported' }, startedCaption),
  ),
  streamMutant(
    'generate-silent',
    'effects',
    'generates for a video without audio',
    ['captions-generate/no-audio'],
    () => accepting({ rule: 'audio-missing' }, startedCaption),
  ),
  streamMutant(
    'generate-endless',
    'effects',
    'generates for a video that is too long',
    ['captions-generate/too-long'],
    () => accepting({ rule: 'video-too-long' }, startedCaption),
  ),
];
