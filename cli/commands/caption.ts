import { Command, InvalidArgumentError, Option } from 'commander';
import { facts } from '../../src/contracts/workers-ai/facts.ts';
import { type CaptionFlags, publisherNames, transcriberNames } from '../caption/flags.ts';
import { namePlaceholders } from '../caption/name-pattern.ts';
import { translatorNames } from '../caption/translator-names.ts';
import { credentialOption } from '../credential-option.ts';
import { chaosOption, faultOption } from '../fault-options.ts';
import { httpUrl, oneOf, pairs, several, wholeNumber, words } from '../options.ts';
import { withLintLevel, withRuleOptions } from '../rule-options.ts';

const { pieceSeconds, pieceBytes, piecesAtOnce } = facts;

/** `caption-harness caption`: captions videos, by default with the mocks. */
export function captionCommand(): Command {
  const command = new Command('caption')
    .description('Caption videos: transcribe, translate, publish. Without arguments: the bundled video.')
    .argument('[videos...]', 'files, URLs, and folders, whose files keep their paths below them')
    .addOption(
      new Option('--to <languages>', 'languages to translate into, for example es,de,ja')
        .argParser(words)
        .default([], 'none; for the bundled video es,de,ja'),
    )
    .option('--from <language>', 'spoken language (default: detected, if the transcriber can)')
    .addOption(
      oneOf(
        '--transcriber <name>',
        'speech-to-text service (default: workers-ai for files, gcore-ai for URLs)',
        transcriberNames,
      ),
    )
    .option(
      '--piece-seconds <number>',
      `seconds of a piece of long sound for workers-ai (default: ${pieceSeconds.value})`,
      wholeNumber,
    )
    .option('--piece-bytes <number>', `bytes above which a piece is halved (default: ${pieceBytes.value})`, wholeNumber)
    .option('--pieces-at-once <number>', `pieces that are sent at once (default: ${piecesAtOnce.value})`, wholeNumber)
    .option(
      '--audio-track <which>',
      'sound track for workers-ai: its number, from 1, or its language (default: the main one)',
    )
    .option('--transcript <file>', 'captions of the video that exist (SRT or WebVTT), instead of a transcriber')
    .option('--encoding <label>', 'encoding of a transcript without byte order mark (default: UTF-8)')
    .addOption(oneOf('--translator <name>', 'translation service', translatorNames, 'translateplus'))
    .addOption(
      new Option('--publish <names>', `where tracks go: ${publisherNames.join(', ')}`)
        .argParser(publishers)
        .default(['cloudflare-stream', 'files'], 'cloudflare-stream,files'),
    )
    .option('--out <folder>', 'folder of the publisher "files"', 'captions')
    .addOption(
      several(
        '--name <name>',
        `name of the video's files below --out, or a pattern of ${namePlaceholders.join(', ')}`,
        'the name of the video',
      ),
    )
    .option('--overwrite', 'replace files in --out that hold the captions of another video')
    .addOption(
      new Option('--formats <names>', 'formats of the publisher "files": vtt, srt')
        .argParser(formats)
        .default(['vtt'], 'vtt'),
    )
    .addOption(oneOf('--target <which>', 'the mocks, or the real services', ['mock', 'live'], 'mock'))
    .option('--yes', 'with --target live: spend real credits (or CONFORM_LIVE=1)')
    .option('--control <url>', 'use the running mocks of this control API', httpUrl)
    .option('--seed-file <path>', 'YAML or JSON: what the mocks hear and how they translate')
    .addOption(faultOption())
    .addOption(chaosOption())
    .option('--tenant <name>', 'tenant of the mocks', 'demo')
    .addOption(pairs('--url <provider=url>', 'base URL of a provider'))
    .addOption(credentialOption('for example translateplus.apiKey=env:KEY'))
    .option('--state <folder>', 'folder of the logs by which a run resumes after a crash', '.caption-harness')
    .option('--list <file>', 'file with one video or folder per line, in addition to the arguments; # starts a comment')
    .option('--parallel <number>', 'videos at the same time', wholeNumber, 4)
    .option('--dry-run', 'show what would be done and what it would cost')
    .option('--resume', 'continue a run that was stopped')
    .option('--restart', 'start over and ignore an earlier run')
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

const among =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const parts = words(text);
    const odd = parts.find((part) => !known.includes(part));
    if (odd === undefined) return parts;
    throw new InvalidArgumentError(`"${odd}" is not one of ${known.join(', ')}.`);
  };

const publishers = among(publisherNames);
const formats = among(['vtt', 'srt']);
