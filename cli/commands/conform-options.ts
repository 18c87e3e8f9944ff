import type { Command } from 'commander';
import { credentialOption } from '../credential-option.ts';
import { collect, oneOf, pairs, several, wholeNumber } from '../options.ts';
import { reporterNames } from './conform-reporters.ts';

const EXAMPLES_AND_CODES = `
Examples:
  conform                                     the stand-ins, in process
  conform --grep 'translateplus/credits/*'    some of the checks
  conform --reporter pretty --reporter html=report.html
  conform --url translateplus=http://127.0.0.1:4030    another server

Exit codes: 0 every asserted check held; 1 some did not; 2 bad usage; 3 nothing
was verified, or the harness broke; 130 interrupted. More in docs/conform.md.`;

/** Gives `conform` its options, grouped as its help shows them. */
export function withConformOptions(command: Command): Command {
  return command
    .optionsGroup('What is tested:')
    .addOption(
      oneOf(
        '--target <which>',
        'mock: the stand-ins; url: servers named by --url; live: real accounts (default: mock, url with --url)',
        ['mock', 'url', 'live', 'both'],
      ),
    )
    .addOption(
      pairs(
        '--url <provider=URL>',
        'a server under test, providers without one are not selected; live: in the place of the real one',
      ),
    )
    .option('--control <URL>', 'its control API: a tenant a check, and assumed behaviours are asserted too')
    .option('--control-token <token>', 'what that control API asks for (or CAPTION_HARNESS_CONTROL_TOKEN)')
    .addOption(credentialOption('for a server without a control API; live: in the place of the environment'))
    .option('--against <which>', 'with --target both: url, the servers named by --url; or live')
    .addOption(pairs('--switch <name=value>', 'with tenants of its own: one allowed alternative'))
    .option('--seed <number>', 'chooses samples and invented text', wholeNumber, 1)
    .optionsGroup('Which checks:')
    .option('--provider <id>', 'only this provider', collect)
    .option('--grep <glob>', 'only checks whose id matches; * and ? are wild')
    .addOption(several('--include <kind>', 'exhaustive: also what uses up a rate window or an account'))
    .option('--list', 'list the selected checks and send nothing')
    .optionsGroup('What is reported:')
    .addOption(
      several(
        '--reporter <name[=file]>',
        `one of ${reporterNames.join(', ')}; may be given several times`,
        'pretty, on the terminal',
      ),
    )
    .option('--baseline <file>', 'known failures with reason and expiry date; stale entries fail the run')
    .option('--config <file>', 'settings and capabilities (default: caption-harness.config.json, where there is one)')
    .option('--record <folder>', 'keep what was answered as shapes, for conform drift')
    .optionsGroup('With --target live (docs/live-verification.md):')
    .option('--plan', 'show what the run would use, and send nothing')
    .option('--yes', 'do send paid requests (or CONFORM_LIVE=1)')
    .option('--budget <name=n,...>', 'hard limits, as translateplus.credits=200,requests=500')
    .option('--ledger <file>', 'where to note what is created')
    .optionsGroup('Options:')
    .addHelpText('after', EXAMPLES_AND_CODES);
}
