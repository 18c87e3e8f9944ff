import type { Command } from 'commander';
import { credentialOption } from '../credential-option.ts';
import { chaosOption, type FaultFlags, faultOption } from '../fault-options.ts';
import { httpUrl, oneOf, pairs, tenantName } from '../options.ts';

/** The options that say which services a command uses, and where it keeps its logs. */
export interface TargetFlags extends FaultFlags {
  readonly target: 'mock' | 'live';
  readonly yes?: true;
  readonly control?: string;
  readonly seedFile?: string;
  readonly tenant: string;
  readonly url: Readonly<Record<string, string>>;
  readonly credential: Readonly<Record<string, string>>;
  readonly state: string;
}

/** Adds these options. @param seed what a seed file says to the mocks */
export const withTargetOptions = (command: Command, seed: string): Command =>
  command
    .addOption(oneOf('--target <which>', 'the mocks, or the real services', ['mock', 'live'], 'mock'))
    .option('--yes', 'with --target live: spend real credits (or CONFORM_LIVE=1)')
    .option('--control <url>', 'use the running mocks of this control API', httpUrl)
    .option('--seed-file <path>', `YAML or JSON: ${seed}`)
    .addOption(faultOption())
    .addOption(chaosOption())
    .option('--tenant <name>', 'tenant of the mocks', tenantName, 'demo')
    .addOption(pairs('--url <provider=url>', 'base URL of a provider'))
    .addOption(credentialOption('for example translateplus.apiKey=env:KEY'))
    .option('--state <folder>', 'folder of the logs by which a run resumes after a crash', '.caption-harness');
