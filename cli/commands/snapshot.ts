import { Command, Option } from 'commander';
import { defaultPorts } from '../../src/contracts/providers.ts';
import { CONTROL_TOKEN_VARIABLE, CONTROL_VARIABLE } from '../environment.ts';
import { httpUrl, tenantName } from '../options.ts';
import type { SnapshotFlags } from '../snapshot/flags.ts';

const DEFAULT_URL = `http://127.0.0.1:${defaultPorts.control}`;

const withControlOptions = (command: Command): Command =>
  command
    .option('--url <url>', `control API of the mocks (or ${CONTROL_VARIABLE}; default: ${DEFAULT_URL})`, httpUrl)
    .addOption(new Option('--control <url>', 'as --url').argParser(httpUrl).hideHelp())
    .option('--control-token <token>', `its token (or ${CONTROL_TOKEN_VARIABLE})`)
    .addHelpText('after', '\nExit codes: 0 done; 2 bad usage or refused; 3 the control API did not answer.');

/** `caption-harness snapshot`: writes tenants of running mocks to a file, and puts them back. */
export function snapshotCommand(): Command {
  const save = withControlOptions(new Command('save'))
    .description('Write the state of tenants to a file.')
    .argument('<file>', 'JSON; replaced if it exists')
    .option('--tenant <name>', 'a single tenant (default: all)', tenantName)
    .action(async (file: string, flags: SnapshotFlags) => {
      const { saveSnapshot } = await import('../snapshot/run.ts');
      await saveSnapshot(flags, { file, env: process.env, defaultUrl: DEFAULT_URL });
    });
  const restore = withControlOptions(new Command('restore'))
    .description('Put tenants back to the state of a file. A file of several tenants replaces all tenants.')
    .argument('<file>', 'what snapshot save wrote')
    .option(
      '--tenant <name>',
      'only this tenant of the file; the tenant of a file with one, under this name',
      tenantName,
    )
    .action(async (file: string, flags: SnapshotFlags) => {
      const { restoreSnapshot } = await import('../snapshot/run.ts');
      await restoreSnapshot(flags, { file, env: process.env, defaultUrl: DEFAULT_URL });
    });
  return new Command('snapshot')
    .description('Save tenants of running mocks to a file, and restore them: state, clock, faults, journal.')
    .addCommand(save)
    .addCommand(restore);
}
