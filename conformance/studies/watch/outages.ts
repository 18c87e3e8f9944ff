import type { Change } from './change.ts';
import type { Night } from './night.ts';
import { believedRate } from './red-rate.ts';
import { dayAt, endOf } from './turns.ts';
import type { Verdict } from './verdict.ts';

/** The share of checks without a usable answer from which the service is down. */
const SHARE = 0.5;
/** The chance that all of them met blips, below which it counts. */
const CHANCE = 1e-5;

/** The verdicts of a provider in a night by check, without those that judge the answers to others. */
const verdictsOf = ({ verdicts }: Night, provider: string): [string, Verdict][] =>
  Object.entries(verdicts).filter(
    ([id, { word, silent }]) =>
      id.startsWith(`${provider}/`) && id.split('/')[1] !== 'wire' && (word !== 'unknown' || silent),
  );

const isDown = ({ word, silent, passing }: Verdict): boolean =>
  silent === true || (word !== 'held' && passing === true);

/**
 * The numbers of the nights in which a provider gave most checks no answer, or one by which a gateway says that it is down; after one
 * in which a check held.
 */
export function outagesOf(nights: readonly Night[], provider: string): ReadonlySet<number> {
  const out = new Set<number>();
  const requests = new Map<string, number>();
  let held = false;
  for (const [at, night] of nights.entries()) {
    const verdicts = verdictsOf(night, provider);
    for (const [id, verdict] of verdicts) requests.set(id, Math.max(requests.get(id) ?? 1, verdict.requests ?? 1));
    const down = verdicts.filter(([, verdict]) => isDown(verdict));
    const chance = down.reduce(
      (odds, [id, { silent, attempts }]) =>
        silent ? 0 : odds * believedRate(requests.get(id) ?? 1) ** (attempts?.red ?? 1),
      1,
    );
    if (held && down.length > 0 && down.length >= verdicts.length * SHARE && chance < CHANCE) out.add(at);
    held ||= verdicts.some(([, { word }]) => word === 'held');
  }
  return out;
}

/** The outages of a provider, as changes: one for nights in a row, whatever its checks say. */
export function outageChanges(nights: readonly Night[], provider: string): readonly Change[] {
  const out = outagesOf(nights, provider);
  const found: { -readonly [key in keyof Change]: Change[key] }[] = [];
  let open: (typeof found)[number] | undefined;
  for (const [night, one] of nights.entries()) {
    const verdicts = verdictsOf(one, provider);
    if (verdicts.length === 0) continue;
    if (!out.has(night)) {
      if (open) Object.assign(open, endOf(nights, night));
      open = undefined;
    } else if (open === undefined) {
      const text = `gave ${verdicts.filter(([, verdict]) => isDown(verdict)).length} of ${verdicts.length} checks no answer, 429 or 5xx`;
      open = {
        ...{
          kind: 'outage',
          provider,
          operation: `${provider} outage`,
          subject: 'outage',
          text,
          night,
          noticed: night,
        },
        since: dayAt(nights, night),
      };
      found.push(open);
    }
  }
  return found;
}
