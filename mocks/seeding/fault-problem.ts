import type { FaultRule } from '../../src/contracts/control/faults.ts';
import { checkFaultNames } from '../kernel/http/fault-names.ts';
import { Refusal } from '../kernel/http/refusal.ts';
import { SettingError } from '../kernel/world/settings.ts';

/** What is wrong with the names in a fault rule, in a sentence; null for a rule that can strike. */
export async function faultProblem(rule: FaultRule): Promise<string | null> {
  try {
    await checkFaultNames(rule);
    return null;
  } catch (error) {
    if (error instanceof SettingError) return `${error.message} Known: ${error.known}.`;
    if (error instanceof Refusal) return String(error.values?.problem);
    throw error;
  }
}
