import { isDeepStrictEqual } from 'node:util';
import type { About, Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import type { Check } from '../../model/check.ts';
import type { Target } from '../../model/target.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { judgeWorld } from './judge.ts';

/** One answer of an honest world, and the check that requested it. */
interface Recorded {
  readonly check: string;
  readonly answer: Answer;
  readonly about: About;
}

/** The answers of an honest world to every check of a provider, in order. */
export interface Recording {
  readonly honest: Seams;
  readonly answers: readonly Recorded[];
}

const kept = new WeakMap<readonly Check[], Map<number, Promise<Recording>>>();

/**
 * Runs the checks, all of one provider, against an honest world once and keeps every answer. The same list is run once.
 */
export function recordAnswers(checks: readonly Check[], seed: number): Promise<Recording> {
  const bySeed = kept.get(checks) ?? new Map<number, Promise<Recording>>();
  kept.set(checks, bySeed);
  const recording = bySeed.get(seed) ?? record(checks, seed);
  bySeed.set(seed, recording);
  return recording;
}

/**
 * The checks that a mutant can affect. A mutant that only changes answers gets those of the honest
 * world, in order: a check whose answers it does not change has the same result, and need not run again. Any other
 * mutant may affect all checks.
 */
export async function affectedChecks(
  mutant: Mutant,
  checks: readonly Check[],
  seed: number,
): Promise<readonly Check[]> {
  const { honest, answers } = await recordAnswers(checks, seed);
  const own = mutant.seams(honest);
  const { answer: look, ...others } = own;
  if (look === undefined || Object.keys(others).length > 0) return checks;
  const changes = ({ answer, about }: Recorded): boolean => {
    try {
      return !isDeepStrictEqual(look(answer, about), answer);
    } catch {
      // The mutant cannot handle this recorded answer; the run of the check shows the effect.
      return true;
    }
  };
  const changed = new Set(answers.filter(changes).map(({ check }) => check));
  // Checks that judge the answers to others take part in every run.
  return checks.filter(({ id, wire }) => changed.has(id) || wire !== undefined);
}

async function record(checks: readonly Check[], seed: number): Promise<Recording> {
  const provider = checks[0]?.provider;
  if (provider === undefined) throw new RangeError('there is no check to record');
  const answers: Recorded[] = [];
  let honest: Seams | undefined;
  let check = '';
  const watch = (target: Target): Target => ({
    ...target,
    open: (opening) => {
      check = opening.id;
      return target.open(opening);
    },
    close: async () => {},
  });
  const seams = (given: Seams): Partial<Seams> => {
    honest = given;
    return {
      answer: (answer, about) => {
        // The answer may be a part of the state, which changes later.
        answers.push({ check, answer: structuredClone(answer), about });
        return given.answer(answer, about);
      },
    };
  };
  await judgeWorld({ provider, checks, seed, seams, wrap: watch });
  if (honest === undefined) throw new Error('the world was not asked for its decisions');
  return { honest, answers };
}
