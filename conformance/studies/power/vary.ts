import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import type { Target } from '../../model/target.ts';
import { idMatches } from '../../run/select.ts';
import { startProxy } from '../variations/proxy.ts';
import type { Variation } from '../variations/variation.ts';
import { variedChecks } from './affected.ts';
import { judgeWorld } from './judge.ts';
import { type Rest, restOf } from './rest.ts';

/** The verdict of the suite on one variation of one provider. */
export interface VariationVerdict {
  readonly variation: string;
  readonly provider: ProviderId;
  /** Checks that passed. */
  readonly passed: number;
  /** Checks that were skipped under it: only a switch may cause this. */
  readonly skipped: readonly string[];
  /** Checks that failed, broke or were skipped without a switch, with their reasons. Empty if the suite is right. */
  readonly wrong: readonly string[];
}

/** Statuses besides `passed` that are right under a switch that removes a feature. */
const UNJUDGED: ReadonlySet<string> = new Set(['skipped', 'untestable', 'probed']);

/** Checks at a time, so that latency does not add up. A variation has no state that checks share. */
const PARALLEL = 8;

/** So many checks at a time share a thread with mocks and proxies: on a busy machine an exchange takes long. A green run waits for nothing. */
const TIMEOUT_MS = 60_000;

/** The checks that a variation can affect, and what is known of the others. */
export interface VariationPlan {
  readonly affected: readonly Check[];
  readonly rest: Rest;
}

/** Finds out which of a provider's checks must run under a variation. */
export async function planVariation(
  variation: Variation,
  checks: readonly Check[],
  seed: number,
): Promise<VariationPlan> {
  const affected = await variedChecks(variation, checks, seed);
  return { affected, rest: await restOf(checks, affected, seed) };
}

/**
 * Runs the checks of a provider that one variation can affect. The others pass if they do so in the honest world, which is the same
 * for them.
 */
export async function judgeVariation(
  variation: Variation,
  provider: ProviderId,
  { affected, rest }: VariationPlan,
  seed: number,
): Promise<VariationVerdict> {
  const { id, seams, switches, link, except } = variation;
  const report = await judgeWorld({
    provider,
    checks: except === undefined ? affected : affected.filter((check) => !idMatches(except.checks, check.id)),
    seed: seed + (variation.seed ?? 0),
    parallel: PARALLEL,
    timeoutMs: TIMEOUT_MS,
    ...(seams ? { seams } : {}),
    ...(switches ? { switches } : {}),
    ...(link ? { wrap: (target) => behindProxy(target, variation) } : {}),
  });
  const not = report.checks.filter(
    ({ id, status }) => status !== 'passed' && !(status === 'skipped' && rest.seen.has(id)),
  );
  const isSkipped = ({ status }: (typeof not)[number]): boolean => switches !== undefined && UNJUDGED.has(status);
  return {
    variation: id,
    provider,
    passed: report.checks.length - not.length + rest.others,
    skipped: not.filter(isSkipped).map((check) => check.id),
    wrong: [
      ...not.filter((check) => !isSkipped(check)).map((check) => `${check.id}: ${check.reason}`),
      ...rest.red.map((check) => `${check}: it is red without the variation`),
    ],
  };
}

/** True if the suite stayed green. */
export const variationHolds = ({ passed, wrong }: VariationVerdict): boolean => wrong.length === 0 && passed > 0;

/** The same target, reached through the variation's proxy. */
export async function behindProxy(
  target: Target,
  { link = () => ({}), below = '', closes }: Variation,
): Promise<Target> {
  const proxies = await Promise.all(
    Object.entries(target.baseUrls).map(async ([provider, url]) => {
      const proxy = await startProxy(new URL(url).origin, link());
      return { provider, proxy, url: url.replace(new URL(url).origin, proxy.url + below) };
    }),
  );
  return {
    ...target,
    baseUrls: Object.fromEntries(proxies.map(({ provider, url }) => [provider, url])),
    keepsConnections: closes !== true,
    close: async () => {
      await Promise.all(proxies.map(({ proxy }) => proxy.close()));
    },
  };
}
