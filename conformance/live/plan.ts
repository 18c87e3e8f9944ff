import type { ProviderId } from '../../src/contracts/types.ts';
import type { Check } from '../check.ts';
import { type Amounts, NOTHING } from './budget.ts';
import type { LiveReport } from './run.ts';

/** What one check will use, or why it is not run. */
export interface PlanRow extends Amounts {
  readonly id: string;
  readonly provider: ProviderId;
  /** The most that the check declares to send. */
  readonly mostRequests: number;
  /** Seconds that have to pass. */
  readonly seconds: number;
  readonly skipped: string | null;
}

/** What a live run will use: found out on the stand-ins, with nothing sent to anybody else. */
export interface Plan {
  readonly rows: readonly PlanRow[];
  readonly total: Amounts & { readonly seconds: number };
  /** Requests for removing what is left at the end; not in the total. */
  readonly cleaningUp: number;
}

/** A rehearsal's report as a plan. `minutes` and `resources` by check come from `takenFor`. */
export function planOf(
  report: LiveReport,
  checks: readonly Check[],
  takenFor: (check: string) => Amounts,
  absent: Readonly<Partial<Record<ProviderId, string>>>,
): Plan {
  const declared = new Map(checks.map((check) => [check.id, check.cost.requests]));
  const rows = report.checks.map(({ id, provider, status, reason, requests, cost }): PlanRow => {
    const { minutes, resources } = takenFor(id);
    const skipped = absent[provider] ?? (status === 'skipped' ? reason : null);
    const used = { requests, credits: cost.credits, minutes, resources };
    const mostRequests = declared.get(id) ?? requests;
    return { id, provider, mostRequests, seconds: cost.waitedSeconds, skipped, ...used };
  });
  const run = rows.filter(({ provider }) => absent[provider] === undefined);
  const sum = (of: (row: PlanRow) => number) => run.reduce((total, row) => total + of(row), 0);
  const total = {
    ...NOTHING,
    requests: sum((row) => row.requests),
    credits: sum((row) => row.credits),
    minutes: sum((row) => row.minutes),
    resources: sum((row) => row.resources),
    seconds: Math.ceil(sum((row) => row.seconds)),
  };
  const spent = Object.entries(report.live.spent).filter(([id]) => absent[id as ProviderId] === undefined);
  const sent = spent.reduce((all, [, { requests }]) => all + requests, 0);
  return { rows, total, cleaningUp: Math.max(0, sent - total.requests) };
}

/** A plan as text: a line for each check, then the total. */
export function planText({ rows, total, cleaningUp }: Plan): string {
  const cost = (one: Amounts) =>
    `${one.requests} requests, ${one.credits} credits, ${one.minutes} AI minutes, ${one.resources} resources`;
  const lines = rows.map((row) => {
    const why = row.skipped === null ? '' : `  skipped: ${row.skipped}`;
    return row.skipped !== null && row.requests === 0 ? `${row.id}${why}` : `${row.id}  ${cost(row)}${why}`;
  });
  const tail = [
    `total: ${cost(total)}; ${total.seconds} seconds of waiting, the pace not counted`,
    `cleaning up: about ${cleaningUp} requests`,
    'Rehearsed on the stand-ins. Nothing was sent to a service.',
  ];
  return `${[...lines, '', ...tail].join('\n')}\n`;
}
