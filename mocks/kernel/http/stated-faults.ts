import { faultKinds } from '../../../src/contracts/control/fault-rows.ts';
import { FaultTextError } from '../../../src/contracts/control/fault-syntax.ts';
import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import { readFaults } from '../../../src/contracts/control/read-faults.ts';
import { loadFailureTables } from '../../../src/contracts/failure-tables.ts';
import { SettingError } from '../world/settings.ts';
import { checkFaultNames, demand } from './fault-names.ts';
import { Refusal } from './refusal.ts';

/** Returns the rules that a text or JSON states, their names checked. @throws {SettingError} for a fault that does not exist */
export async function statedFaults(stated: string | FaultRule): Promise<readonly FaultRule[]> {
  const rules = typeof stated === 'string' ? await readText(stated) : [stated];
  for (const rule of rules) {
    await checkFaultNames(rule).catch((error: unknown) => {
      throw error instanceof Refusal ? new SettingError(String(error.values.problem), []) : error;
    });
  }
  return rules;
}

async function readText(text: string): Promise<readonly FaultRule[]> {
  try {
    const rules = readFaults(text);
    const kinds = Object.keys(faultKinds);
    const failures = Object.values(await loadFailureTables()).flatMap((table) => Object.keys(table));
    const known = [...new Set([...kinds, ...failures])];
    for (const { effect } of rules) if (effect.type === 'failure') demand('fault', effect.failure, known);
    return rules;
  } catch (error) {
    if (error instanceof FaultTextError) throw new SettingError(`${error.message}.`, []);
    throw error;
  }
}

/** Says what is wrong with stated faults, and lists what there is instead. */
export const faultProblemText = ({ message, known }: SettingError): string =>
  known === '' ? message : `${message} Known: ${known}.`;
