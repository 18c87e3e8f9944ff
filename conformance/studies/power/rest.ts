import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import type { Check } from '../../model/check.ts';
import { recordWorld } from './recording.ts';

/** What is known of the checks that a run left out, because its world is the honest one for them. */
export interface Rest {
  /** How many of them passed in the honest world. */
  readonly others: number;
  /** Those that did not pass there. */
  readonly red: readonly string[];
  /** Checks that judge the answers to others, and that saw a success among the answers to those left out. */
  readonly seen: ReadonlySet<string>;
}

/** Nothing was left out. */
export const noRest: Rest = { others: 0, red: [], seen: new Set() };

/** The rest of a run of some checks of the list. */
export async function restOf(checks: readonly Check[], run: readonly Check[], seed: number): Promise<Rest> {
  if (run.length === checks.length) return noRest;
  const { passed, calls } = await recordWorld(checks, seed);
  const chosen = new Set(run.map(({ id }) => id));
  const left = checks.filter(({ id }) => !chosen.has(id)).map(({ id }) => id);
  const successes = new Set<string | null>();
  for (const { check, seam, given } of calls) {
    if (seam !== 'answer' || chosen.has(check)) continue;
    const [{ status }, { operation }] = given as Parameters<Seams['answer']>;
    if (status < 300) successes.add(operation);
  }
  return {
    others: left.filter((id) => passed.has(id)).length,
    red: left.filter((id) => !passed.has(id)),
    seen: new Set(run.filter(({ wire }) => wire && successes.has(wire.operation)).map(({ id }) => id)),
  };
}
