import type { Command } from 'commander';
import { configOption, printConfigOption } from '../config/config-options.ts';
import { credentialOption } from '../credential-option.ts';
import { collect, globText, oneOf, positive, several, severalOf, shardText, wholeNumber } from '../options.ts';
import { withProviderModules } from '../provider-modules.ts';
import { providerOption, urlOption } from '../provider-option.ts';
import { switchOption } from '../switch-option.ts';
import { reporterNames } from './conform-reporters.ts';

const EXAMPLES_AND_CODES = `
Examples:
  conform                                     the mocks, in process
  conform --grep 'translateplus/credits/*'    some of the checks
  conform --reporter pretty --reporter html=report.html
  conform --url translateplus=http://127.0.0.1:4030    another server
  conform --model --seed 7                    random sequences of operations

Exit codes: 0 every asserted check held; 1 some did not; 2 bad usage; 3 nothing
was verified, or the harness broke; 5 the budget left checks undone; 130
interrupted. More in docs/conform.md.`;

/** Adds the options of `conform`, in the groups that its help shows. */
export function withConformOptions(command: Command): Command {
  return withProviderModules(command.optionsGroup('What is tested:'))
    .addOption(
      oneOf(
        '--target <which>',
        'mock: the mocks; url: the servers of --url; live: real accounts; both: the mocks and --against (default: mock, or url with --url)',
        ['mock', 'url', 'live', 'both'],
      ),
    )
    .addOption(urlOption('server under test; providers without one are not selected; live: replaces the real service'))
    .option('--control <URL>', 'its control API: each check gets a tenant, and assumed behaviours are asserted, too')
    .option('--control-token <token>', 'token of that control API (or CAPTION_HARNESS_CONTROL_TOKEN)')
    .addOption(credentialOption('for a server without a control API; live: replaces the environment'))
    .option('--against <which>', 'with --target both: url (the servers of --url) or live')
    .addOption(switchOption('one allowed alternative, for the tenants that the run creates'))
    .option(
      '--seed <number>',
      'number from which samples and invented texts derive: with the same one, they are the same',
      wholeNumber,
      1,
    )
    .optionsGroup('Which checks:')
    .addOption(providerOption('only this provider'))
    .option('--grep <glob>', 'only checks whose id matches; * and ? are wildcards', globText)
    .addOption(
      severalOf('--include <kind>', 'exhaustive: also checks that use up a rate window or an account', ['exhaustive']),
    )
    .option(
      '--requirements <provider@date>',
      'only the checks of these frozen requirements, judged as on that day (repeatable); a file; or list: name all',
      collect,
    )
    .option(
      '--shard <k/n>',
      'only the k-th of n parts of the checks; conform merge joins their JSON reports',
      shardText,
    )
    .option('--list', 'list the selected checks and send nothing')
    .option('--freeze <folder>', 'write the requirements of the selected providers there, as they are today')
    .option('--repeat <number>', 'repeat a red check before it counts; one that then holds is flaky', positive)
    .option('--max-failures <number>', 'skip the other checks after this many failures', positive)
    .option('--bail', 'the same as --max-failures 1')
    .optionsGroup('Random sequences instead of checks:')
    .option('--model', 'compare what random sequences of operations do with models of the state; needs a control API')
    .option('--steps <number>', 'operations in all sequences of a provider together (default: 2000)', positive)
    .optionsGroup('What is reported:')
    .addOption(
      several('--reporter <name[=file]>', `one of ${reporterNames.join(', ')}; repeatable`, 'pretty, on the terminal'),
    )
    .option(
      '--badge <file>',
      'also write a badge for shields.io there: the same as --reporter badge=file, beside the others',
    )
    .option('--baseline <file>', 'known failures with reason and expiry date; stale entries fail the run')
    .option('--verbose', 'print every section, skip and probe, and each failure with its request and answer')
    .option('--quiet', 'print failures and the totals only, and no progress')
    .addOption(configOption())
    .addOption(printConfigOption())
    .option('--record <folder>', 'write the shapes of the answers there, for conform drift')
    .optionsGroup('With --target live (docs/live-verification.md):')
    .option('--plan', 'show what the run would use and send nothing')
    .option('--yes', 'send paid requests (or CONFORM_LIVE=1)')
    .option('--budget <name=n,...>', 'hard limits, for example translateplus.credits=200,requests=500')
    .option('--allow-partial', 'exit with 0 although the budget left checks undone')
    .option('--ledger <file>', 'file that lists what the run creates')
    .optionsGroup('Options:')
    .addHelpText('after', EXAMPLES_AND_CODES);
}
