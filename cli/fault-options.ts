import { Option } from 'commander';
import type { StartOptions } from '../mocks/start.ts';
import { type ChaosName, chaosNames, chaosSchedule } from '../src/contracts/control/chaos.ts';
import { UsageError } from './exit-codes.ts';
import { collect, oneOf } from './options.ts';

/** The options that make the mocks fail. */
export interface FaultFlags {
  readonly fault?: readonly string[];
  readonly chaos?: ChaosName;
}

/** The option of single faults. */
export const faultOption = (): Option =>
  new Option(
    '--fault <text>',
    'fault of the mocks, such as "rate-limited; times=1" (repeatable); "caption-harness faults" names all',
  ).argParser(collect);

/** The option of a profile of faults. */
export const chaosOption = (): Option =>
  oneOf('--chaos <profile>', 'faults of a profile, drawn by --seed; prints them as --fault options', chaosNames);

/**
 * Returns the faults of the options, and tells on standard error which ones a profile has become: the line has the same effect.
 * @throws {UsageError} for a fault that does not exist
 */
export async function faultsFrom({ fault = [], chaos }: FaultFlags, seed: number): Promise<StartOptions['faults']> {
  const drawn = chaos === undefined ? [] : chaosSchedule(chaos, seed);
  if (fault.length + drawn.length === 0) return undefined;
  const [{ faultProblemText, statedFaults }, { SettingError }] = await Promise.all([
    import('../mocks/kernel/http/stated-faults.ts'),
    import('../mocks/kernel/world/settings.ts'),
  ]);
  try {
    const rules = await Promise.all([...fault, ...drawn].map(statedFaults));
    if (chaos !== undefined) process.stderr.write(`chaos ${chaos} is: ${scheduleLine(drawn, seed)}\n`);
    return rules.flat();
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(`--fault: ${faultProblemText(error)} ${WHERE}`);
    throw error;
  }
}

/** Where the names are described that a fault can have. */
const WHERE = '`caption-harness faults` describes all, and `caption-harness failures` those of each service.';

/** A schedule as options of a command line, for a shell. */
export const scheduleLine = (texts: readonly string[], seed: number): string =>
  [`--seed ${seed}`, ...texts.map((text) => `--fault '${text}'`)].join(' ');
