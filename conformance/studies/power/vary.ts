import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import type { Target } from '../../model/target.ts';
import { idMatches } from '../../run/select.ts';
import { startProxy } from '../variations/proxy.ts';
import type { Variation } from '../variations/variation.ts';
import { judgeWorld } from './judge.ts';

/** What the suite made of one benign variation of one provider. */
export interface VariationVerdict {
  readonly variation: string;
  readonly provider: ProviderId;
  /** Checks that passed. */
  readonly passed: number;
  /** Checks that could not be carried out under it: only a switch may take away what they look at. */
  readonly skipped: readonly string[];
  /** Checks that failed, broke or left something undone without a switch, with what they said: none, where the suite is right. */
  readonly wrong: readonly string[];
}

/** Statuses that are right where a switch takes something away, besides `passed`. */
const UNJUDGED: ReadonlySet<string> = new Set(['skipped', 'untestable', 'probed']);

/** Several at a time: latency would otherwise add up. A variation remembers nothing that checks could share. */
const PARALLEL = 8;

/** Runs a provider's checks under one benign variation. */
export async function judgeVariation(
  variation: Variation,
  provider: ProviderId,
  checks: readonly Check[],
  seed: number,
): Promise<VariationVerdict> {
  const { id, seams, switches, link, except } = variation;
  const report = await judgeWorld({
    provider,
    checks: except === undefined ? checks : checks.filter((check) => !idMatches(except.checks, check.id)),
    seed: seed + (variation.seed ?? 0),
    parallel: PARALLEL,
    ...(seams ? { seams } : {}),
    ...(switches ? { switches } : {}),
    ...(link ? { wrap: (target) => behindProxy(target, variation) } : {}),
  });
  const not = report.checks.filter(({ status }) => status !== 'passed');
  const isSkipped = ({ status }: (typeof not)[number]): boolean => switches !== undefined && UNJUDGED.has(status);
  return {
    variation: id,
    provider,
    passed: report.summary.passed,
    skipped: not.filter(isSkipped).map((check) => check.id),
    wrong: not.filter((check) => !isSkipped(check)).map((check) => `${check.id}: ${check.reason}`),
  };
}

/** True when the suite stayed green. */
export const variationHolds = ({ passed, wrong }: VariationVerdict): boolean => wrong.length === 0 && passed > 0;

/** The same target, reached through the variation's proxy. */
async function behindProxy(target: Target, { link = () => ({}), below = '', closes }: Variation): Promise<Target> {
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
