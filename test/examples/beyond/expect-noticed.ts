import { expect } from 'vitest';
import { type Mutant, mutants } from '../../../conformance/mutants/index.ts';
import { watchSeams } from '../../../conformance/studies/mutate/watch-seams.ts';
import { defaultSeams, type Seams } from '../../../mocks/kernel/world/seams.ts';
import { seededSample } from '../../../src/base/sample.ts';
import type { Beyond } from './row.ts';

/** The providers that have mutants. */
export const mutatedProviders = [...new Set(mutants.map(({ provider }) => provider))];

/** Users of a provider, who play the mutants, and what they are told. */
export interface Audience {
  readonly provider: string;
  /** `all`, or a part of the ids; undefined: a sample, the same each time. */
  readonly wanted: string | undefined;
  /** How many mutants a sample has. */
  readonly sample: number;
  readonly beyond: readonly Beyond[];
  /** Whether `met` of each row must be right, too. */
  readonly checksMet: boolean;
  /** Uses the provider in a world with these seams, and returns whether anything differs from an honest world. */
  readonly notices: (seams: Seams, mutant: Mutant) => Promise<boolean>;
}

/**
 * Plays mutants to an audience. Fails for one that it does not notice although no row says why, and for a row
 * that is wrong: its mutant is unknown or noticed, or `met` says otherwise.
 */
export async function expectNoticed(audience: Audience): Promise<void> {
  const { provider, wanted, sample, beyond, checksMet, notices } = audience;
  const own = mutants.filter((mutant) => mutant.provider === provider && mutant.equivalent === undefined);
  const stated = new Map(
    beyond.flatMap(({ met, mutants: ids }) => (ids[provider] ?? []).map((id) => [`${provider}/${id}`, met])),
  );
  const played = chosen(own, wanted, sample);
  const unexplained: string[] = [];
  const stale = [...stated.keys()].filter((id) => !own.some((mutant) => mutant.id === id));
  for (const mutant of played) {
    let met = false;
    const seams = watchSeams(mutant.seams(defaultSeams), () => {
      met = true;
    });
    const isStated = stated.has(mutant.id);
    if (await notices(seams, mutant)) {
      if (isStated) stale.push(mutant.id);
    } else if (!isStated || (checksMet && stated.get(mutant.id) !== met)) {
      unexplained.push(`${mutant.id}${met ? '' : ' (not met)'}: ${mutant.statement}`);
    }
  }
  expect({ unexplained, stale }).toEqual({ unexplained: [], stale: [] });
}

function chosen(own: readonly Mutant[], wanted: string | undefined, sample: number): readonly Mutant[] {
  if (wanted === undefined) return seededSample(own, sample, 1);
  return wanted === 'all' ? own : own.filter(({ id }) => id.includes(wanted));
}
