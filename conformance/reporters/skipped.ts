import type { CheckResult } from '../model/result.ts';
import { count, ONLY_BY_CONTROL } from '../model/show.ts';
import { sectionsOf } from './facts.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** The number of ids that are listed one by one; more ids are counted by section. */
const MOST_IDS = 6;

/** The common reason of checks that each need another account or limit. */
const BY_CONTROL = `needs an account, a limit or a credential, ${ONLY_BY_CONTROL} (--control)`;

/** The skipped checks by reason. */
export function skippedLines(checks: readonly CheckResult[], width: number, style: Style): string[] {
  const byReason = new Map<string, CheckResult[]>();
  for (const result of checks.filter(({ status }) => status === 'skipped')) {
    const reason = result.reasonKind === 'needs-control' ? BY_CONTROL : (result.reason ?? '');
    byReason.set(reason, [...(byReason.get(reason) ?? []), result]);
  }
  return [...byReason].flatMap(([reason, results]) => [
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
