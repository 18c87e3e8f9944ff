import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { formerChecks } from '../../conformance/checks/former-ids.ts';
import type { Exchange } from '../../conformance/model/exchange.ts';
import type { Report } from '../../conformance/model/report.ts';
import { frozenChecks } from '../../conformance/model/requirements/frozen-checks.ts';
import { parseRequirementSet } from '../../conformance/model/requirements/requirement-set.ts';
import { allChecks } from '../../conformance/providers/checks.ts';
import { runConformance } from '../../conformance/run/runner.ts';
import { urlTarget } from '../../conformance/targets/url.ts';
import type { WaitingClock } from '../../src/base/clock.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { BOARD_DATE, SHOWN_KEYS } from './keys.ts';

/** Time for servers that do not know it: a wait passes at once. */
export function hastyClock(start = Date.now()): WaitingClock {
  let now = start;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
}

/** A run against one server, with every exchange. */
export interface Judged {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
}

/** Where a run goes, with what. */
export interface JudgedServer {
  readonly provider: ProviderId;
  readonly baseUrl: string;
  /** Default: made up. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Default: hasty. */
  readonly clock?: WaitingClock;
}

/** Runs the frozen requirements of a provider against a server without a control API. */
export async function judge({
  provider,
  baseUrl,
  keys = SHOWN_KEYS,
  clock = hastyClock(),
}: JudgedServer): Promise<Judged> {
  const name = `${provider}@${BOARD_DATE}`;
  const file = new URL(`../../fixtures/requirements/${name}.yaml`, import.meta.url);
  const { checks } = frozenChecks(allChecks, [parseRequirementSet(parse(readFileSync(file, 'utf8')))], formerChecks);
  const exchanges: Exchange[] = [];
  const target = urlTarget({ baseUrls: { [provider]: baseUrl }, credentials: { [provider]: keys }, clock });
  const report = await runConformance({
    // Nothing is secret here, and a reader repeats the requests.
    target: { ...target, secrets: [] },
    checks,
    requirements: [name],
    limits: { timeoutMs: 5_000 },
    clock,
    onExchange: (_provider, exchange) => exchanges.push(exchange),
  });
  await target.close();
  return { report, exchanges };
}
