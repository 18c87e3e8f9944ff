import type { CheckResult } from '../model/result.ts';
import { count, ONLY_BY_CONTROL } from '../model/show.ts';
import { cutTo, firstOf } from './brief.ts';
import { sectionsOf } from './facts.ts';
import { isHindered } from './obstacles.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** The number of ids that are listed one by one; more ids are counted by section. */
const MOST_IDS = 6;

/** The common reason of checks that each need another account or limit. */
const BY_CONTROL = `needs an account, a limit or a credential, ${ONLY_BY_CONTROL} (--control)`;

/** One line for each of the first reasons of skipped checks, with the number of checks. */
export function briefSkips(checks: readonly CheckResult[], width: number, style: Style): string[] {
  const lines = [...byReason(checks)].map(([reason, results]) =>
    cutTo(`skipped: ${count(results.length, 'check')}: ${reason}`, width),
  );
  return firstOf(lines, 'reason').map(style.yellow);
}

/** The skipped checks without those that an obstacle explains, by reason. */
function byReason(checks: readonly CheckResult[]): ReadonlyMap<string, CheckResult[]> {
  const found = new Map<string, CheckResult[]>();
  for (const result of checks.filter((one) => one.status === 'skipped' && !isHindered(one))) {
    const reason = result.reasonKind === 'needs-control' ? BY_CONTROL : (result.reason ?? '');
    found.set(reason, [...(found.get(reason) ?? []), result]);
  }
  return found;
}

/** The skipped checks by reason. */
export function skippedLines(checks: readonly CheckResult[], width: number, style: Style): string[] {
  return [...byReason(checks)].flatMap(([reason, results]) => [
    ...wrap(`skipped: ${reason}`, width, '').map(style.yellow),
    ...(results.length > MOST_IDS ? summary(results, width) : results.map(({ id }) => `  ${id}`)),
    '',
  ]);
}

function summary(results: readonly CheckResult[], width: number): string[] {
  const sections = sectionsOf(results);
  const providers = [...new Set(sections.map(({ provider }) => provider))];
  return providers.flatMap((name) => {
    const own = sections.filter(({ provider }) => provider === name);
    const all = own.reduce((sum, { checks }) => sum + checks.length, 0);
    const text = own.map(({ section, checks }) => `${section} ${checks.length}`).join(', ');
    return wrap(`${name}, ${count(all, 'check')}: ${text}`, width, '  ');
  });
}
