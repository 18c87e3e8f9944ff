import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { localProblem } from '../../src/base/local-problem.ts';
import type { CaptionFile } from '../../src/pipeline/index.ts';
import {
  countBillable,
  type DecodedSubtitle,
  decodeSubtitleBytes,
  SubtitleEncodingError,
} from '../../src/subtitles/index.ts';
import { UsageError } from '../exit-codes.ts';
import { formatOf, languageOfName } from '../lint/declared.ts';
import { isMediaName } from './media-folder.ts';

/** What the command line says about a caption file. */
export interface CaptionFileFlags {
  /** Language of the text. Default: that of a name like `film.en.srt`. */
  readonly from?: string | undefined;
  /** Encoding of a file without byte order mark. Default: UTF-8. */
  readonly encoding?: string | undefined;
}

/** Reads a caption file. @throws {UsageError} for a file that cannot be read, without text, or of unknown language */
export function readCaptionFile(path: string, { from, encoding }: CaptionFileFlags): CaptionFile {
  const bytes = readBytes(path);
  const { content } = decode(path, bytes, encoding);
  const format = formatOf(path, bytes);
  if (countBillable(content, format) === 0) {
    throw new UsageError(`${path} has no ${format === 'vtt' ? 'WebVTT' : 'SRT'} cues with text.`);
  }
  const language = from ?? languageOfName(basename(path));
  if (language === undefined) {
    throw new UsageError(`The language of ${path} is unknown. Name it (--from), or the file like film.en.srt.`);
  }
  return { content, format, language };
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${localProblem(error) ?? String(error)}.`);
  }
}

function decode(path: string, bytes: Uint8Array, encoding: string | undefined): DecodedSubtitle {
  try {
    return decodeSubtitleBytes(bytes, encoding);
  } catch (error) {
    if (!(error instanceof SubtitleEncodingError)) throw error;
    if (isMediaName(path))
      throw new UsageError(
        `${path} is not a caption file (SRT or WebVTT), but a video or a sound. caption-harness caption ${path} captions it.`,
      );
    throw new UsageError(`${path}: ${error.message} (--encoding)`);
  }
}
