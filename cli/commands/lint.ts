import { Command } from 'commander';
import { type LintFlags, lintReporterNames } from '../lint/flags.ts';
import { oneOf } from '../options.ts';
import { withRuleOptions } from '../rule-options.ts';

/** `caption-harness lint`: checks caption files. */
export function lintCommand(): Command {
  const command = new Command('lint')
    .description('Check caption files: form, times, and the rules of a profile. Every finding cites its source.')
    .argument('<files...>', 'SRT and WebVTT files; - is standard input')
    .addOption(oneOf('--format <name>', 'format (default: by file name and content)', ['srt', 'vtt']))
    .option('--language <tag>', 'language of the text (default: that of a name like talk.es.vtt)')
    .option('--encoding <label>', 'encoding of files without a byte order mark (default: UTF-8)')
    .addOption(oneOf('--reporter <name>', 'form of the output', lintReporterNames, 'pretty'))
    .option('--fix', 'repair what is mechanical, and keep everything else byte for byte');
  return withRuleOptions(command)
    .addHelpText('after', '\nExit codes: 0 no error among the findings; 1 an error; 2 bad usage. Rules: docs/lint.md.')
    .action(async (files: string[], flags: LintFlags) => {
      const { runLint } = await import('../lint/run.ts');
      await runLint(files, flags);
    });
}
