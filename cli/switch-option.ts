import { InvalidArgumentError, Option } from 'commander';
import { defaultSettings, mergeSettings, SettingError } from '../mocks/kernel/world/settings.ts';
import { collectPair } from './options.ts';

/**
 * Returns the repeatable option `--switch`: its value is a table by the name of the switch. The option itself refuses a switch or value that
 * does not exist, so that the refusal says where it was written: on the command line, in a variable or in a config file.
 */
export const switchOption = (description: string): Option =>
  new Option('--switch <name=value>', description).argParser(collectSwitch).default({}, 'none');

/** @throws {InvalidArgumentError} which names the nearest switch, or the values of the switch */
function collectSwitch(text: string, before?: Readonly<Record<string, string>>): Record<string, string> {
  const switches = collectPair(text, before);
  try {
    mergeSettings(defaultSettings, { switches });
  } catch (error) {
    if (error instanceof SettingError) throw new InvalidArgumentError(`${error.message} Known: ${error.known}.`);
    throw error;
  }
  return switches;
}
