import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { onAnswer } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, doingNothing, listOf, moving, onEach, startedCaption, succeeded, withCode } from './changes.ts';
import { mutant } from './mutant.ts';

const TRACKS = ['listCaptions', 'getCaption', 'uploadCaption', 'generateCaption'];
const SUFFIX = ' (auto-generated)';

/** Moves generations on to another state than the honest one. */
const generation = (next: (to: string) => string): Partial<Seams> => moving('generated', (_from, to) => next(to));

/** Mutants of generated captions. */
export const generationMutants: readonly Mutant[] = [
  mutant({
    id: 'label-without-suffix',
    family: 'results',
    statement: 'labels generated tracks like uploaded ones',
    breaks: ['captions-generate/answer', 'captions-generate/region', 'captions-generate/languages'],
    seams: () => onEach(TRACKS, (track) => ({ ...track, label: String(track.label).replace(SUFFIX, '') })),
  }),
  mutant({
    id: 'generated-as-text',
    family: 'envelope',
    statement: 'writes generated as text',
    breaks: ['captions-upload/creates', 'captions-generate/answer'],
    seams: () => onEach(TRACKS, (track) => ({ ...track, generated: String(track.generated) })),
  }),
  mutant({
    id: 'late-result-returns',
    family: 'states',
    statement: 'brings a deleted track back when its generation ends',
    breaks: ['captions-delete/during-generation'],
    seams: () => {
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
  }),
  mutant({
    id: 'generated-again',
    family: 'states',
    statement: 'shows a generated track as uploaded when it is ready',
    breaks: ['captions-generate/becomes-ready'],
    seams: () =>
      onEach(['getCaption'], (track) =>
        track.status === 'ready'
          ? { ...track, generated: false, label: String(track.label).replace(SUFFIX, '') }
          : track,
      ),
  }),
  mutant({
    id: 'list-never-ready',
    family: 'results',
    statement: 'always lists generated tracks as in progress',
    breaks: ['captions-generate/becomes-ready'],
    seams: () =>
      onEach(['listCaptions'], (track) => (track.generated === true ? { ...track, status: 'inprogress' } : track)),
  }),
  mutant({
    id: 'generate-answers-english',
    family: 'results',
    statement: 'answers every generation with the language en',
    breaks: ['captions-generate/languages', 'captions-generate/region'],
    seams: () => onEach(['generateCaption'], (track) => ({ ...track, language: 'en' })),
  }),
  mutant({
    id: 'generate-ready-at-once',
    family: 'states',
    statement: 'answers ready at once',
    breaks: ['captions-generate/answer'],
    seams: () => onEach(['generateCaption'], (track) => ({ ...track, status: 'ready' })),
  }),
  mutant({
    id: 'generate-dropped',
    family: 'effects',
    statement: 'answers a generation with success and starts none',
    breaks: ['captions-generate/any-body', 'captions-generate/side-by-side'],
    seams: () => doingNothing('generateCaption', startedCaption),
  }),
  mutant({
    id: 'generate-stuck',
    family: 'states',
    statement: 'never ends a generation',
    breaks: ['captions-generate/becomes-ready', 'captions-generate/side-by-side'],
    seams: () => generation(() => 'inprogress'),
  }),
  mutant({
    id: 'generate-fails',
    family: 'states',
    statement: 'ends every generation in error',
    breaks: ['captions-generate/becomes-ready', 'captions-generate/cues'],
    seams: () => generation(() => 'error'),
  }),
  mutant({
    id: 'generate-never-fails',
    family: 'states',
    statement: 'ends a failed generation as ready',
    breaks: ['captions-generate/ends-in-error'],
    seams: () => generation(() => 'ready'),
  }),
  mutant({
    id: 'ready-regresses',
    family: 'states',
    statement: 'goes back to inprogress after ready',
    breaks: ['captions-generate/stays-ready'],
    seams: () => {
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
  }),
  mutant({
    id: 'generated-forgotten',
    family: 'results',
    statement: 'forgets that a track was generated',
    breaks: ['captions-generate/becomes-ready', 'captions-list/generated-and-uploaded'],
    seams: () => onEach(['getCaption', 'listCaptions'], (track) => ({ ...track, generated: false })),
  }),
  mutant({
    id: 'not-ready-other-code',
    family: 'errors',
    statement: 'refuses early generations with 10005',
    breaks: ['captions-generate/not-ready'],
    seams: () => withCode({ rule: 'video-not-ready' }, 10005),
  }),
  mutant({
    id: 'not-ready-two-errors',
    family: 'errors',
    statement: 'refuses early generations with two errors',
    breaks: ['captions-generate/not-ready'],
    seams: () =>
      onAnswer({ rule: 'video-not-ready' }, (answer) =>
        isJsonObject(answer.body)
          ? {
              ...answer,
              body: { ...answer.body, errors: [...listOf(answer.body.errors ?? []), { code: 10001, message: 'x' }] },
            }
          : answer,
      ),
  }),
  mutant({
    id: 'generate-over',
    family: 'effects',
    statement: 'generates even if a track exists',
    breaks: [
      'captions-generate/exists-uploaded',
      'captions-generate/exists-generated',
      'captions-generate/ends-in-error',
    ],
    seams: () => ({
      answer: (answer) => (answer.rule.startsWith('caption-exists') ? succeeded(answer, startedCaption) : answer),
    }),
  }),
  mutant({
    id: 'exists-as-500',
    family: 'errors',
    statement: 'fails where a track exists',
    breaks: ['captions-generate/exists-uploaded'],
    seams: () => ({
      answer: (answer) => (answer.rule.startsWith('caption-exists') ? { ...answer, status: 500 } : answer),
    }),
  }),
  mutant({
    id: 'generate-any-language',
    family: 'languages',
    statement: 'generates in any language',
    breaks: ['captions-generate/unsupported-language'],
    seams: () => accepting({ rule: 'language-unsupported' }, startedCaption),
  }),
  mutant({
    id: 'generate-silent',
    family: 'effects',
    statement: 'generates for a video without audio',
    breaks: ['captions-generate/no-audio'],
    seams: () => accepting({ rule: 'audio-missing' }, startedCaption),
  }),
  mutant({
    id: 'generate-endless',
    family: 'effects',
    statement: 'generates for a video that is too long',
    breaks: ['captions-generate/too-long'],
    seams: () => accepting({ rule: 'video-too-long' }, startedCaption),
  }),
];
