import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import { idMatches } from '../../run/select.ts';
import { together } from '../variations/compose.ts';
import type { Variation } from '../variations/variation.ts';
import { noRest } from './rest.ts';
import { judgeVariation, type VariationPlan, type VariationVerdict, variationHolds } from './vary.ts';

/** Variations that one server plays together, and what must run. */
export interface VariedWorld {
  /** At least one, in the order in which they act. */
  readonly parts: readonly Variation[];
  readonly provider: ProviderId;
  readonly plan: VariationPlan;
  readonly seed: number;
}

/** The variations as one. */
export function inOneServer(parts: readonly Variation[]): Variation {
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) return first;
  return together({ id: parts.map(({ id }) => id).join(' + '), statement: 'does all of these' }, parts);
}

/**
 * Judges variations in one server: a verdict for each, in their order. If the suite is not green, each is judged alone, which names the one
 * to blame; if each alone is green, all together a second time. Time limits of exchanges may run out on a busy machine; a real
 * failure occurs twice.
 */
export async function judgeVariations(world: VariedWorld): Promise<VariationVerdict[]> {
  const verdicts = await judgeTogether(world);
  if (verdicts.every(variationHolds)) return verdicts;
  if (world.parts.length === 1) return judgeTogether(world);
  const alone: VariationVerdict[] = [];
  for (const part of world.parts) alone.push(...(await judgeVariations({ ...world, parts: [part] })));
  return alone.every(variationHolds) ? judgeTogether(world) : alone;
}

async function judgeTogether({ parts, provider, plan, seed }: VariedWorld): Promise<VariationVerdict[]> {
  const runs: { readonly of: readonly Variation[]; readonly verdict: VariationVerdict }[] = [];
  for (const [at, { of, affected }] of servedAlike(parts, plan.affected).entries()) {
    const rest = at === 0 ? plan.rest : noRest;
    runs.push({ of, verdict: await judgeVariation(inOneServer(of), provider, { affected, rest }, seed) });
  }
  return parts.map((part) => {
    const own = runs.filter(({ of }) => of.includes(part));
    return {
      variation: part.id,
      provider,
      passed: own.reduce((sum, { verdict }) => sum + verdict.passed, 0),
      skipped: own.flatMap(({ verdict }) => verdict.skipped),
      wrong: own.flatMap(({ of, verdict }) => verdict.wrong.map((reason) => reason + besides(part, of))),
    };
  });
}

function besides(part: Variation, all: readonly Variation[]): string {
  const others = all.filter((other) => other !== part).map(({ id }) => id);
  return others.length === 0 ? '' : ` (only together with ${others.join(', ')})`;
}

/** Checks that the same parts can serve, those that all of them can serve first. A check that no part can serve is left out. */
function servedAlike(
  parts: readonly Variation[],
  checks: readonly Check[],
): { readonly of: readonly Variation[]; readonly affected: readonly Check[] }[] {
  const groups = new Map<string, { of: readonly Variation[]; affected: Check[] }>([['', { of: parts, affected: [] }]]);
  for (const check of checks) {
    const not = parts.filter(({ except }) => except !== undefined && idMatches(except.checks, check.id));
    const key = not.map(({ id }) => id).join(' ');
    const group = groups.get(key) ?? { of: parts.filter((part) => !not.includes(part)), affected: [] };
    group.affected.push(check);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ of }) => of.length > 0);
}
