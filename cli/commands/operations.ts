import { Command } from 'commander';
import { withProviderModules } from '../provider-modules.ts';
import { meaningWith, plainTable } from '../tables/plain-table.ts';

/** `caption-harness operations [provider]`: prints every operation. */
export const operationsCommand = (): Command =>
  withProviderModules(new Command('operations'))
    .description('Print every operation, with meaning and evidence. Faults name them: operation=ID.')
    .argument('[provider]', 'only this provider (default: all)')
    .option('--json', 'print JSON')
    .action(async (provider: string | undefined, flags: { readonly json?: true }) => {
      const { printCatalogues } = await import('../tables/print-catalogues.ts');
      await printCatalogues(provider, flags.json, {
        json: ({ operations }) => operations,
        sections: ({ operations }) => [
          {
            title: 'operations',
            table: plainTable(
              ['id', 'request', 'grade', 'meaning (source)'],
              operations.map(({ id, method, path, meaning, evidence }) => [
                id,
                `${method} ${path}`,
                evidence.grade,
                meaningWith(meaning, evidence),
              ]),
            ),
          },
        ],
      });
    });
