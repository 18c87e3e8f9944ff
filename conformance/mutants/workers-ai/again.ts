import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** Replaces the result of a success; the results that a tenant's requests had before come with it, the oldest first. */
const remembering = (change: (result: JsonObject, before: readonly JsonObject[]) => JsonObject): Partial<Seams> => {
  const known = new Map<string, JsonObject[]>();
  return {
    answer: (answer, { tenant }) => {
      const { body } = answer;
      if (answer.status !== 200 || !isJsonObject(body) || !isJsonObject(body.result)) return answer;
      const before = known.get(tenant) ?? [];
      known.set(tenant, [...before, body.result]);
      return { ...answer, body: { ...body, result: change(body.result, before) } };
    },
  };
};

const info = ({ transcription_info: own }: JsonObject): JsonObject => (isJsonObject(own) ? own : {});

/** Mutants whose answers depend on what was sent before. */
export const againMutants: readonly Mutant[] = [
  mutant({
    id: 'answer-of-the-one-before',
    family: 'results',
    statement: 'answers with the transcription of the request before',
    breaks: ['results/each-its-own'],
    seams: () => remembering((result, before) => before.at(-1) ?? result),
  }),
  mutant({
    id: 'third-as-the-first',
    family: 'results',
    statement: 'answers every third request with the transcription of the first',
    breaks: ['results/each-its-own'],
    seams: () => remembering((result, before) => (before.length % 3 === 2 ? (before[0] ?? result) : result)),
  }),
  mutant({
    id: 'duration-kept',
    family: 'results',
    statement: 'reports the length of the first recording for all later ones',
    breaks: ['results/each-its-own'],
    seams: () =>
      remembering((result, [first]) => {
        const { duration } = info(first ?? {});
        return duration === undefined || result.transcription_info === undefined
          ? result
          : { ...result, transcription_info: { ...info(result), duration } };
      }),
  }),
];
