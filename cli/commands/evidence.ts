import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../../src/base/clock.ts';
import { refuseWords } from '../command-words.ts';
import { withProviderModules } from '../provider-modules.ts';
import { ADOPTED_FILE } from './adopted-file.ts';
import { adoptCommand } from './evidence-adopt.ts';

interface EvidenceFlags {
  readonly json?: true;
  readonly write?: true;
  readonly gaps?: true;
}

/** `conform evidence`: prints every behaviour of the mocks with its share and source. */
export function evidenceCommand(): Command {
  return withProviderModules(new Command('evidence'))
    .description('Print every behaviour by provider with what speaks for it, and the share of each kind of evidence.')
    .option('--json', 'print JSON')
    .option('--gaps', 'print what each behaviour needs that nothing decides yet')
    .option('--write', 'write docs/evidence.md of this checkout, and the table of README.md')
    .allowExcessArguments()
    .addCommand(adoptCommand())
    .action(async (flags: EvidenceFlags, command: Command) => {
      refuseWords(command);
      const [{ evidenceRows }, show, { gapsOf, gapsText }, { readAdopted }, { withReadmeTable }] = await Promise.all([
        import('../../conformance/studies/evidence/table.ts'),
        import('../../conformance/studies/evidence/show.ts'),
        import('../../conformance/studies/evidence/gaps.ts'),
        import('../../conformance/studies/evidence/adopted.ts'),
        import('../../conformance/studies/evidence/readme-block.ts'),
      ]);
      const rows = existsSync(ADOPTED_FILE)
        ? evidenceRows(readAdopted(JSON.parse(readFileSync(ADOPTED_FILE, 'utf8'))))
        : evidenceRows();
      if (flags.write) {
        mkdirSync('docs', { recursive: true });
        writeFileSync(join('docs', 'evidence.md'), show.evidenceMarkdown(rows));
        if (existsSync('README.md'))
          writeFileSync('README.md', withReadmeTable(readFileSync('README.md', 'utf8'), rows));
        return;
      }
      const data = flags.gaps ? gapsOf(rows) : show.evidenceData(rows, systemClock.now());
      const text = flags.gaps ? gapsText(gapsOf(rows)) : show.evidenceText(rows, systemClock.now());
      process.stdout.write(flags.json ? `${JSON.stringify(data, null, 2)}\n` : text);
    });
}
