import { Command, Option } from 'commander';
import { withTargetOptions } from '../caption/target-options.ts';
import { words } from '../options.ts';
import type { TranslateFlags } from '../translate/flags.ts';

/** `caption-harness translate`: translates caption files, by default with the mocks. */
export function translateCommand(): Command {
  const command = new Command('translate')
    .description('Translate caption files into files beside them. Only texts change, all other bytes stay.')
    .argument('<files...>', 'SRT and WebVTT files; film.en.srt becomes film.es.srt')
    .addOption(
      new Option('--to <languages>', 'languages to translate into, for example es,de,ja')
        .argParser(words)
        .makeOptionMandatory(),
    )
    .option('--from <language>', 'language of the text (default: that of a name like film.en.srt)')
    .option('--encoding <label>', 'encoding of files without byte order mark (default: UTF-8); translations are UTF-8')
    .option('--out <folder>', 'folder of the translations (default: that of each file)')
    .option('--overwrite', 'replace files that are there already');
  return withTargetOptions(command, 'how the mocks translate')
    .option('--dry-run', 'show what would be written and what it would cost')
    .option('--resume', 'continue a run that was stopped')
    .addOption(new Option('--restart', 'start over and ignore an earlier run').conflicts('resume'))
    .option('--pay-again', 'with --resume: pay again if the answer to a paid request was lost')
    .option('--json', 'print a line of JSON per file')
    .addHelpText('after', '\nExit codes: 0 done; 1 something failed; 2 bad usage; 130 interrupted.')
    .action(async (files: string[], flags: TranslateFlags) => {
      const { runTranslate } = await import('../translate/run.ts');
      await runTranslate(files, flags);
    });
}
