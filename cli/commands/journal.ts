import { Command, Option } from 'commander';
import { defaultPorts } from '../../src/contracts/providers.ts';
import { CONTROL_TOKEN_VARIABLE, CONTROL_VARIABLE } from '../environment.ts';
import type { JournalFlags } from '../journal/flags.ts';
import { httpUrl, oneOf, positive, tenantName } from '../options.ts';

const DEFAULT_URL = `http://127.0.0.1:${defaultPorts.control}`;

/** `caption-harness journal`: shows what running mocks received and sent. */
export function journalCommand(): Command {
  return new Command('journal')
    .description('Show the requests that running mocks received, their answers, and the webhooks they sent.')
    .option('--url <url>', `control API of the mocks (or ${CONTROL_VARIABLE}; default: ${DEFAULT_URL})`, httpUrl)
    .addOption(new Option('--control <url>', 'as --url').argParser(httpUrl).hideHelp())
    .option('--control-token <token>', `its token (or ${CONTROL_TOKEN_VARIABLE})`)
    .option('--tenant <name>', 'a single tenant (default: all)', tenantName)
    .addOption(oneOf('--format <name>', 'json has one entry a line', ['pretty', 'json', 'har', 'http'], 'pretty'))
    .option('--follow', 'go on with new entries, until Ctrl-C')
    .option('--provider <id>', 'requests to a provider')
    .option('--operation <id>', 'requests of an operation, for example translateSubtitles')
    .option('--method <name>', 'requests with a method')
    .option('--path <pattern>', 'requests to a path; * stands for anything, {id} for one segment')
    .option('--status <status>', 'a status, a class such as 4xx, or none')
    .option('--rule <id>', 'requests that a catalogue row answered, for example rate-limited')
    .option('--unmatched', 'requests to no operation')
    .option('--since <time>', 'entries from an ISO time on, or after the entry of an id')
    .option('--limit <n>', 'the most entries; with --follow: the most old ones', positive)
    .addHelpText('after', '\nExit codes: 0 shown; 2 bad usage; 3 the control API did not answer.')
    .action(async (flags: JournalFlags) => {
      const { runJournal } = await import('../journal/run.ts');
      await runJournal(flags, process.env, DEFAULT_URL);
    });
}
