import { Command } from 'commander';
import { type ChaosName, chaosNames, chaosProfiles, chaosSchedule } from '../../src/contracts/control/chaos.ts';
import { commonParameters, faultKinds } from '../../src/contracts/control/fault-rows.ts';
import { scheduleLine } from '../fault-options.ts';
import { oneOf, wholeNumber } from '../options.ts';
import { plainTable } from '../tables/plain-table.ts';

/** `caption-harness faults`: prints every fault that is no failure of a provider, and the schedules of profiles. */
export const faultsCommand = (): Command =>
  new Command('faults')
    .description('Print every fault for --fault and X-Harness-Fault with its parameters, and the profiles of --chaos.')
    .option('--json', 'print JSON')
    .addOption(oneOf('--chaos <profile>', 'print the faults of this profile instead, as --fault options', chaosNames))
    .option(
      '--seed <number>',
      'with --chaos: the number from which they are drawn: with the same one, they are the same',
      wholeNumber,
      1,
    )
    .action(({ json, chaos, seed }: { readonly json?: true; readonly chaos?: ChaosName; readonly seed: number }) => {
      process.stdout.write(`${chaos === undefined ? all(json) : schedule(chaos, seed, json)}\n`);
    });

function schedule(name: ChaosName, seed: number, asJson: boolean | undefined): string {
  const texts = chaosSchedule(name, seed);
  return asJson ? JSON.stringify({ profile: name, seed, faults: texts }, null, 2) : scheduleLine(texts, seed);
}

function all(asJson: boolean | undefined): string {
  const kinds = Object.entries(faultKinds);
  if (asJson)
    return JSON.stringify({ kinds: faultKinds, parameters: commonParameters, profiles: chaosProfiles }, null, 2);
  const parameters = [
    ...kinds.flatMap(([kind, row]) => [
      ...(row.value ? [[kind, `${kind}=...`, row.value.meaning]] : []),
      ...row.parameters.map(({ name, meaning }) => [kind, name, meaning]),
    ]),
    ...commonParameters.map(({ name, meaning }) => ['every fault', name, meaning]),
  ];
  return [
    'Faults, besides the failures of each provider (caption-harness failures)',
    plainTable(
      ['name', 'example', 'meaning'],
      kinds.map(([name, { example, meaning }]) => [name, example, meaning]),
    ),
    'Parameters',
    plainTable(['of', 'name', 'meaning'], parameters),
    'Profiles of --chaos',
    plainTable(
      ['name', 'meaning'],
      Object.entries(chaosProfiles).map(([name, { meaning }]) => [name, meaning]),
    ),
  ].join('\n\n');
}
