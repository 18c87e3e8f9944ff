import { Command, Option } from 'commander';
import type { CaptionFlags } from '../caption/flags.ts';
import { withStageOptions } from '../caption/stage-options.ts';
import { withTargetOptions } from '../caption/target-options.ts';
import { positive } from '../options.ts';
import { withLintLevel, withRuleOptions } from '../rule-options.ts';

/** `caption-harness caption`: captions videos, by default with the mocks. */
export function captionCommand(): Command {
  const described = new Command('caption')
    .description('Caption videos: transcribe, translate, publish. Without arguments: the bundled video.')
    .argument('[videos...]', 'files, URLs, and folders, whose files keep their paths below them');
  const staged = withStageOptions(described)
    .option('--transcript <file>', 'captions of the video that exist (SRT or WebVTT), instead of a transcriber')
    .option('--encoding <label>', 'encoding of a transcript without byte order mark (default: UTF-8)');
  const command = withTargetOptions(staged, 'what the mocks hear and how they translate')
    .option('--list <file>', 'file with one video or folder per line, in addition to the arguments; # starts a comment')
    .option('--parallel <number>', 'videos at the same time', positive, 4)
    .option('--dry-run', 'show what would be done and what it would cost')
    .option('--resume', 'continue a run that was stopped')
    .addOption(new Option('--restart', 'start over and ignore an earlier run').conflicts('resume'))
    .option(
      '--drop-repeats',
      'leave out text that the transcriber has probably invented: loops, and words over silence',
    )
    .option('--pay-again', 'with --resume: pay again if the answer to a paid request was lost')
    .option('--allow-private-hosts', 'accept URLs of this machine and of private networks')
    .option('--json', 'print a line of JSON per video, and a summary line for several; on stderr a line per event')
    .addHelpText('after', '\nExit codes: 0 done; 1 something failed; 2 bad usage; 130 interrupted.');
  return withLintLevel(withRuleOptions(command)).action(async (videos: string[], flags: CaptionFlags) => {
    // Only this command loads the pipeline: the others start without it.
    const { runCaption } = await import('../caption/run.ts');
    await runCaption(videos, flags);
  });
}
