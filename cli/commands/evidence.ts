import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { withProviderModules } from '../provider-modules.ts';

/** `conform evidence`: prints every behaviour of the mocks with its grade and source. */
export function evidenceCommand(): Command {
  return withProviderModules(new Command('evidence'))
    .description('Print every behaviour by provider with grade and source, and the share of each grade.')
    .option('--json', 'print JSON')
    .option('--write', 'write docs/evidence.md')
    .action(async (flags: { readonly json?: true; readonly write?: true }) => {
      const [{ evidenceRows }, { evidenceMarkdown, evidenceText }] = await Promise.all([
        import('../../conformance/studies/evidence/table.ts'),
        import('../../conformance/studies/evidence/show.ts'),
      ]);
      const rows = evidenceRows();
      if (flags.write) {
        mkdirSync('docs', { recursive: true });
        writeFileSync(join('docs', 'evidence.md'), evidenceMarkdown(rows));
      } else process.stdout.write(flags.json ? `${JSON.stringify(rows, null, 2)}\n` : evidenceText(rows));
    });
}
