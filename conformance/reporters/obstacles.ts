import type { CheckResult, ReasonKind } from '../model/result.ts';
import { count } from '../model/show.ts';

const OBSTACLES: readonly (ReasonKind | undefined)[] = ['no-answer', 'credential-refused'];

/** True for a check that did not run because its server answers nothing or refuses the credential. */
export const isHindered = ({ reasonKind }: Pick<CheckResult, 'reasonKind'>): boolean => OBSTACLES.includes(reasonKind);

/** One line for each reason why checks could not begin, with their number: their results say no more. */
export function obstacleLines(checks: readonly CheckResult[]): readonly string[] {
  const hindered = checks.filter(isHindered);
  return [...new Set(hindered.map(({ reason }) => reason ?? ''))].map((reason) => {
    const amount = hindered.filter((result) => (result.reason ?? '') === reason).length;
    return `${count(amount, 'check')} did not run: ${reason}`;
  });
}
