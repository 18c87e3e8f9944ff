import { type Command, InvalidArgumentError, Option } from 'commander';
import { facts } from '../../src/contracts/workers-ai/facts.ts';
import { oneOf, several, wholeNumber, words } from '../options.ts';
import { publisherNames, transcriberNames } from './flags.ts';
import { namePlaceholders } from './name-pattern.ts';
import { translatorNames } from './translator-names.ts';

const { pieceSeconds, pieceBytes, piecesAtOnce } = facts;

/** Adds the options that say what is made of videos, and by which services. */
export const withStageOptions = (command: Command): Command =>
  command
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
    );

const among =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const parts = words(text);
    const odd = parts.find((part) => !known.includes(part));
    if (odd === undefined) return [...new Set(parts)];
    throw new InvalidArgumentError(`"${odd}" is not one of ${known.join(', ')}.`);
  };

const publishers = among(publisherNames);
const formats = among(['vtt', 'srt']);
