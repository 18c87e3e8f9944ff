import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import type { Catalogue } from '../../src/contracts/catalogue/catalogue.ts';
import { withProviderModules } from '../provider-modules.ts';
import { meaningWith, plainTable } from '../tables/plain-table.ts';
import type { Section } from '../tables/print-catalogues.ts';

/** `caption-harness failures [provider]`: prints every way to make a provider fail on purpose. */
export const failuresCommand = (): Command =>
  withProviderModules(new Command('failures'))
    .description('Print every failure, reason of processing, marker and sample medium, with meaning and evidence.')
    .argument('[provider]', 'only this provider (default: all)')
    .option('--json', 'print JSON')
    .option('--write', 'write docs/failures/, docs/faults.md and the last section of docs/limits.md of this checkout')
    .action(async (provider: string | undefined, flags: { readonly json?: true; readonly write?: true }) => {
      if (flags.write) return writePages();
      const { printCatalogues } = await import('../tables/print-catalogues.ts');
      await printCatalogues(provider, flags.json, {
        json: ({ failures, reasons, markers, media }) => ({ failures, reasons, markers, media }),
        sections: sectionsOf,
      });
    });

function sectionsOf({ failures, reasons, markers, media }: Catalogue): Section[] {
  const all: (Section & { readonly isEmpty: boolean })[] = [
    {
      title:
        "failures, for --fault 'ID', the header X-Harness-Fault: ID, and ?mock-failure=ID in the query of a request",
      table: plainTable(
        ['id', 'status', 'grade', 'meaning (source)'],
        failures.map(({ id, status, meaning, evidence }) => [
          id,
          String(status),
          evidence.grade,
          meaningWith(meaning, evidence),
        ]),
      ),
      isEmpty: false,
    },
    {
      title: 'reasons of processing, for ?mock-failure=ID in a media URL, and for failure in a seed',
      table: plainTable(
        ['id', 'grade', 'meaning (source)'],
        reasons.map(({ id, meaning, evidence }) => [id, evidence.grade, meaningWith(meaning, evidence)]),
      ),
      isEmpty: reasons.length === 0,
    },
    {
      title: 'markers in media URLs',
      table: plainTable(
        ['marker', 'example', 'meaning'],
        markers.map(({ id, example, meaning }) => [id, example, meaning]),
      ),
      isEmpty: markers.length === 0,
    },
    {
      title: 'sample media',
      table: plainTable(
        ['URL', 'what happens'],
        media.map(({ url, meaning }) => [url, meaning]),
      ),
      isEmpty: media.length === 0,
    },
  ];
  return all.filter(({ isEmpty }) => !isEmpty);
}

async function writePages(): Promise<void> {
  const { failurePages } = await import('../../src/contracts/catalogue/pages.ts');
  for (const { path, text } of await failurePages()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const { ABSENT_HEADING, absentSection } = await import('../../src/contracts/absent/absent.ts');
  const [head = ''] = readFileSync(LIMITS, 'utf8').split(ABSENT_HEADING);
  writeFileSync(LIMITS, `${head.trimEnd()}\n\n${absentSection()}`);
}

/** Its last section is generated. */
const LIMITS = 'docs/limits.md';
