import type { FaultRule } from '../../src/contracts/control/faults.ts';
import { faultProblemText, statedFaults } from '../kernel/http/stated-faults.ts';
import { SettingError } from '../kernel/world/settings.ts';
import type { SeedFiles } from './seed-files.ts';

/** The rules of the faults of a seed. Reports those that do not exist. @param path where the list is */
export async function statedRules(
  faults: readonly (string | FaultRule)[],
  path: string,
  files: SeedFiles,
): Promise<readonly FaultRule[]> {
  const rules = [];
  for (const [at, fault] of faults.entries()) {
    try {
      rules.push(...(await statedFaults(fault)));
    } catch (error) {
      if (!(error instanceof SettingError)) throw error;
      files.report(`${path}[${at}]`, faultProblemText(error));
    }
  }
  return rules;
}
