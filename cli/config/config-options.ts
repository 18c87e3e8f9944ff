import { type Command, Option } from 'commander';

/** The options of every command that reads the config file. */
export interface ConfigFlags {
  readonly config?: string;
  readonly printConfig?: true;
}

/** The option that names the config file. */
export const configOption = (): Option =>
  new Option('--config <file>', 'settings (default: caption-harness.config.{ts,js,json,yaml} in this folder)');

/** The option that shows the settings. */
export const printConfigOption = (): Option =>
  new Option('--print-config', 'print the settings and where each comes from, and stop');

/** Adds the options of every command that reads the config file. */
export const withConfigOptions = (command: Command): Command =>
  command.addOption(configOption()).addOption(printConfigOption());
