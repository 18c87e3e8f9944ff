import { isJsonObject } from '../../../src/base/json.ts';
import { onAnswer } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** Mutants of codes with a region, and of the letters of codes. */
export const regionMutants: readonly Mutant[] = [
  mutant({
    id: 'region-dropped',
    family: 'languages',
    statement: 'translates into one Chinese for all regions',
    breaks: ['languages/regions-apart'],
    seams: () => ({
      translate: (translated, runs, { target }) =>
        target.startsWith('zh') ? runs.map((run) => run.replace(/\p{L}+(?: \p{L}+)*/gu, '老师')) : translated,
    }),
  }),
  mutant({
    id: 'regions-are-one-language',
    family: 'languages',
    statement: 'leaves a text as it is if source and target differ in their region only',
    breaks: ['languages/regions-as-source'],
    seams: () => ({
      translate: (translated, runs, { source, target }) =>
        source !== target && source.split('-')[0] === target.split('-')[0] ? runs : translated,
    }),
  }),
  mutant({
    id: 'letter-case-fails',
    family: 'languages',
    statement: 'fails on a code in capitals',
    breaks: ['languages/letter-case'],
    seams: () =>
      onAnswer({ status: 400 }, (answer) => {
        const detail = isJsonObject(answer.body) ? String(answer.body.detail) : '';
        return /'[A-Z][A-Za-z]'/.test(detail) ? { ...answer, status: 500 } : answer;
      }),
  }),
];
