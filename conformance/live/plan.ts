import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Amounts, NOTHING, type Unit, units } from '../model/amounts.ts';
import { KNOCKS } from '../run/knock.ts';
import type { BudgetLimits } from './budget.ts';
import { preflightId } from './preflight.ts';
import type { LiveReport } from './run.ts';

/** The planned use of one check, or why it is not run. */
export interface PlanRow extends Amounts {
  readonly id: string;
  readonly provider: ProviderId;
  /** True for a check that polls until a service is done: a slower service gets more requests. */
  readonly waits: boolean;
  readonly skipped: string | null;
}

/** The planned use of a live run, measured on the mocks; it sends nothing to a real service. */
export interface Plan {
  readonly rows: readonly PlanRow[];
  /** By provider: the requests that first show whether its credential works, if the service answers within a second. */
  readonly preflight: Readonly<Partial<Record<ProviderId, number>>>;
  /** The use of these and of all checks together; `byProvider` has the providers that get requests. */
  readonly total: Amounts;
  readonly byProvider: Readonly<Partial<Record<ProviderId, Amounts>>>;
  /** Requests for removing resources at the end; not in the total. */
  readonly cleaningUp: number;
  /** Seconds of the run with waits and pace, if every answer comes at once. */
  readonly seconds: number;
}

/**
 * Turns a rehearsal's report into a plan. `minutes` and `resources` by check come from `takenFor`. A preflight is one request: the
 * rehearsal repeats it only if this machine is slow, which says nothing of the service.
 */
export function planOf(report: LiveReport, takenFor: (check: string) => Amounts): Plan {
  const rows = report.checks.map(({ id, provider, status, reason, requests, cost }): PlanRow => {
    const { minutes, resources } = takenFor(id);
    const used = { requests, credits: cost.credits, minutes, resources };
    return { id, provider, ...used, waits: cost.waitedSeconds > 0, skipped: status === 'skipped' ? reason : null };
  });
  const providers = [...new Set(rows.map(({ provider }) => provider))];
  const knocks = sumOf(providers.map((id) => takenFor(preflightId(id)))).requests;
  const firstOf = (id: ProviderId): Amounts => ({
    ...NOTHING,
    requests: Math.min(1, takenFor(preflightId(id)).requests),
  });
  const total = sumOf([...rows, ...providers.map(firstOf)]);
  const used = providers.filter((id) => rows.some(({ provider, requests }) => provider === id && requests > 0));
  const byProvider = Object.fromEntries(
    used.map((id) => [id, sumOf([...rows.filter(({ provider }) => provider === id), firstOf(id)])]),
  );
  const preflight = Object.fromEntries(
    providers.map((id) => [id, firstOf(id).requests] as const).filter(([, requests]) => requests > 0),
  );
  const sent = Object.values(report.live.spent).reduce((all, { requests }) => all + requests, 0);
  const seconds = Math.ceil(report.durationMs / 1000);
  const cleaningUp = Math.max(0, sent - sumOf(rows).requests - knocks);
  return { rows, preflight, total, byProvider, seconds, cleaningUp };
}

const sumOf = (rows: readonly Amounts[]): Amounts =>
  rows.reduce<Amounts>((sum, row) => {
    const next = units.map((unit) => [unit, sum[unit] + row[unit]]);
    return Object.fromEntries(next) as unknown as Amounts;
  }, NOTHING);

/** What a rehearsal cannot know: the mocks lose no connection, answer at once, and keep every requirement. */
const AGAIN = [
  `The first request to a service is free and counts once above: while no answer comes, it is sent again each second, ${KNOCKS} times in all.`,
  'Requests whose connection breaks, and checks that --repeat repeats, are sent and paid again.',
];

/** A plan as text: one line per check, one per provider and reason for skipped checks, and the total. */
export function planText(
  { rows, preflight, total, byProvider, cleaningUp, seconds }: Plan,
  budget: BudgetLimits = {},
): string {
  const lines = [...new Set(rows.map(({ provider }) => provider))].flatMap((provider) => {
    const own = rows.filter((row) => row.provider === provider);
    const idle = own.filter(({ requests, skipped }) => requests === 0 && skipped !== null);
    const alike = ({ skipped }: PlanRow) => idle.filter((row) => row.skipped === skipped);
    const summed = idle.filter((row) => alike(row).length > 1);
    const first = preflight[provider] ?? 0;
    return [
      ...(first === 0
        ? []
        : [`${provider}: ${counted(first, 'request')} first (at most ${KNOCKS}), to see whether the credential works`]),
      ...own.filter((row) => !summed.includes(row)).map(rowText),
      ...summed
        .filter((row) => alike(row)[0] === row)
        .map((row) => `${provider}: ${alike(row).length} checks skipped: ${row.skipped}`),
    ];
  });
  const limits = Object.entries(budget).map(([name, limit]) => `${name}=${limit}`);
  const tail = [
    ...Object.entries(byProvider).map(([id, amounts]) => `${id}: ${costText(amounts)}`),
    `total: ${rows.some(({ waits }) => waits) ? 'about ' : ''}${costText(total)}`,
    `cleaning up: ${counted(cleaningUp, 'request')} more`,
    `time: ${counted(Math.ceil(seconds / 60), 'minute')} or more`,
    ...(limits.length === 0 ? [] : [`budget, never exceeded: ${limits.join(', ')}`]),
    ...AGAIN,
    'Rehearsed on the mocks. Nothing was sent to a service.',
  ];
  return `${[...lines, '', ...tail].join('\n')}\n`;
}

function rowText(row: PlanRow): string {
  const why = row.skipped === null ? '' : `  skipped: ${row.skipped}`;
  if (row.skipped !== null && row.requests === 0) return row.id + why;
  return `${row.id}  ${row.waits ? 'about ' : ''}${costText(row)}${why}`;
}

const NAMES: Readonly<Record<Unit, string>> = {
  requests: 'request',
  credits: 'credit',
  minutes: 'AI minute',
  resources: 'resource',
};

const costText = (amounts: Amounts): string =>
  units
    .filter((unit) => unit === 'requests' || amounts[unit] > 0)
    .map((unit) => counted(amounts[unit], NAMES[unit]))
    .join(', ');

const counted = (amount: number, name: string): string => `${amount} ${amount === 1 ? name : `${name}s`}`;
