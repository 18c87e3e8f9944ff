import { Command } from 'commander';
import { withProviderModules } from '../provider-modules.ts';
import { meaningWith, plainTable } from '../tables/plain-table.ts';

/** `caption-harness switches [provider]`: prints every switch with its values. */
export const switchesCommand = (): Command =>
  withProviderModules(new Command('switches'))
    .description('Print every switch with its values, meaning and evidence. The value with * is the default.')
    .argument('[provider]', 'only this provider (default: all)')
    .option('--json', 'print JSON')
    .action(async (provider: string | undefined, flags: { readonly json?: true }) => {
      const { printCatalogues } = await import('../tables/print-catalogues.ts');
      await printCatalogues(provider, flags.json, {
        json: ({ switches }) => switches,
        sections: ({ switches }) => [
          {
            title: 'switches, for --switch NAME=VALUE and for switches of a tenant',
            table: plainTable(
              ['name=value', 'grade', 'meaning (source)'],
              switches.map(({ id, value, isDefault, meaning, evidence }) => [
                `${isDefault ? '*' : ' '} ${id}=${value}`,
                evidence.grade,
                meaningWith(meaning, evidence),
              ]),
            ),
          },
        ],
      });
    });
