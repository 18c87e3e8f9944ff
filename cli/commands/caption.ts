import { Command, InvalidArgumentError, Option } from 'commander';
import { type CaptionFlags, publisherNames, transcriberNames } from '../caption/flags.ts';
import { translatorNames } from '../caption/translator-names.ts';
import { credentialOption } from '../credential-option.ts';
import { httpUrl, oneOf, pairs, wholeNumber } from '../options.ts';

/** `caption-harness caption`: captions videos, by default with the mocks. */
export function captionCommand(): Command {
  return new Command('caption')
    .description('Caption videos: transcribe, translate, publish. Without a video: the bundled one.')
    .argument('[videos...]', 'files and URLs')
    .addOption(
      new Option('--to <languages>', 'languages to translate into, for example es,de,ja')
        .argParser(list)
        .default([], 'none; of the bundled video es,de,ja'),
    )
    .option('--from <language>', 'the language spoken; found out where the transcriber can')
    .addOption(oneOf('--transcriber <name>', 'speech-to-text service', transcriberNames, 'gcore-ai'))
    .addOption(oneOf('--translator <name>', 'who translates', translatorNames, 'translateplus'))
    .addOption(
      new Option('--publish <names>', `where tracks go: ${publisherNames.join(', ')}`)
        .argParser(publishers)
        .default(['cloudflare-stream', 'files'], 'cloudflare-stream,files'),
    )
    .option('--out <folder>', 'where the publisher files writes', 'captions')
    .addOption(new Option('--formats <names>', 'of files: vtt, srt').argParser(formats).default(['vtt'], 'vtt'))
    .addOption(oneOf('--target <which>', 'stand-ins, or the real services', ['mock', 'live'], 'mock'))
    .option('--yes', 'with --target live: yes, spend real credits (or CONFORM_LIVE=1)')
    .option('--control <url>', 'use running stand-ins: their control API', httpUrl)
    .option('--tenant <name>', 'whose sandbox at the stand-ins', 'demo')
    .addOption(pairs('--url <provider=url>', 'where a provider is'))
    .addOption(credentialOption('for example translateplus.apiKey=env:KEY'))
    .option('--state <folder>', 'logs that let a run go on after a crash', '.caption-harness')
    .option('--list <file>', 'a video a line, besides those named; # begins a comment')
    .option('--parallel <number>', 'videos at work at once', wholeNumber, 4)
    .option('--dry-run', 'show what would be done, and what it would cost')
    .option('--resume', 'go on with a run that was stopped')
    .option('--restart', 'start over, whatever was done')
    .option('--pay-again', 'with --resume: pay again where a paid answer was lost')
    .option('--allow-private-hosts', 'take URLs that lead to this machine or into private networks')
    .option('--json', 'a line of JSON for each video, and for several one with the summary')
    .addHelpText('after', '\nExit codes: 0 done; 1 something failed; 2 bad usage; 130 interrupted.')
    .action(async (videos: string[], flags: CaptionFlags) => {
      // Only this command needs the pipeline: the others start without it.
      const { runCaption } = await import('../caption/run.ts');
      await runCaption(videos, flags);
    });
}

function list(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 0) return parts;
  throw new InvalidArgumentError('expected one or more, separated by commas.');
}

const among =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const parts = list(text);
    const odd = parts.find((part) => !known.includes(part));
    if (odd === undefined) return parts;
    throw new InvalidArgumentError(`"${odd}" is none of ${known.join(', ')}.`);
  };

const publishers = among(publisherNames);
const formats = among(['vtt', 'srt']);
