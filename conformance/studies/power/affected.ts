import type { Check } from '../../model/check.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { overriddenBy } from '../../targets/mock.ts';
import type { Variation } from '../variations/variation.ts';
import { type Recording, recordWorld } from './recording.ts';
import { decidedOtherwise, isRecorded } from './seam-calls.ts';

/**
 * The checks that a mutant can affect. It is given every decision of the honest world, in order: a check during which it
 * decides the same has the same result, and need not run again.
 */
export async function affectedChecks(
  mutant: Mutant,
  checks: readonly Check[],
  seed: number,
): Promise<readonly Check[]> {
  if (!isReplayed(mutant)) return checks;
  return checksOf(checks, changedBy(mutant.seams, await recordWorld(checks, seed)));
}

/** False for what affects every check, so that no record is needed: changed bytes, a proxy, another seed. */
export const isReplayed = ({ seams, link, seed }: Pick<Variation, 'seams' | 'link' | 'seed'>): boolean =>
  link === undefined && seed === undefined && (seams === undefined || overriddenBy(seams).every(isRecorded));

/**
 * The checks that a variation can affect: those during which it decides otherwise, or during which one of its switches was looked
 * at. A proxy and another seed affect all.
 */
export async function variedChecks(
  variation: Variation,
  checks: readonly Check[],
  seed: number,
): Promise<readonly Check[]> {
  if (!isReplayed(variation)) return checks;
  const { seams, switches = {} } = variation;
  const recording = await recordWorld(checks, seed);
  const changed = changedBy(seams ?? (() => ({})), recording);
  const looked = Object.keys(switches).flatMap((name) => [...(recording.switches.get(name) ?? [])]);
  return checksOf(checks, changed === null ? null : new Set([...changed, ...looked]));
}

/**
 * The checks during which other decisions differ; null if all checks must run. That is so where a decision differs only
 * because of what was decided during checks that would be left out: a mutant may remember files of earlier checks.
 */
function changedBy(seams: Mutant['seams'], { honest, calls }: Recording): ReadonlySet<string> | null {
  const changedIn = (some: typeof calls) =>
    new Set([...decidedOtherwise(seams(honest), some)].map(({ check }) => check));
  const changed = changedIn(calls);
  const alone = changedIn(calls.filter(({ check }) => changed.has(check)));
  return alone.size === changed.size ? changed : null;
}

/** Checks that judge the answers to others take part in every run. */
const checksOf = (checks: readonly Check[], changed: ReadonlySet<string> | null): readonly Check[] =>
  changed === null ? checks : checks.filter(({ id, wire }) => changed.has(id) || wire !== undefined);
