import type { z } from 'zod';
import type { ConductFinding } from '../../../src/contracts/control/conduct.ts';
import { type ConductRuleId, conductRules } from '../../../src/contracts/control/conduct-rules.ts';
import type { Deed } from './deed.ts';

/** A finding about a client. */
export type Finding = z.infer<typeof ConductFinding>;

/** Reads the deeds of one tenant at one provider, and returns what breaks a rule. */
export type Judge = (deeds: readonly Deed[]) => Finding[];

/** A finding of a rule that these deeds show. */
export function findingOf(rule: ConductRuleId, deeds: readonly [Deed, ...Deed[]], detail: string): Finding {
  const { level, title, remedy, evidence } = conductRules[rule];
  const last = deeds.at(-1) ?? deeds[0];
  return {
    rule,
    level,
    provider: last.provider,
    operation: last.operation?.id ?? null,
    title,
    detail,
    remedy,
    entries: deeds.map(({ id }) => id),
    evidence,
  };
}
