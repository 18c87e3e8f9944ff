import {
  type Cue,
  decodeSubtitleBytes,
  parseCues,
  plainText,
  SubtitleEncodingError,
  type SubtitleFormat,
} from '../../src/subtitles/index.ts';
import type { SeedFiles } from './seed-files.ts';

/** A subtitle file that a seed names. */
export interface SubtitleText {
  readonly content: string;
  readonly format: SubtitleFormat;
  readonly cues: readonly Cue[];
}

/** Reads a subtitle file; null, with a problem, for a file that cannot be read or has no cues. */
export async function readSubtitles(files: SeedFiles, path: string, member: string): Promise<SubtitleText | null> {
  const bytes = await files.read(path, member);
  if (bytes === null) return null;
  const content = decode(bytes);
  if (content === null) {
    files.report(member, `expected a text in UTF-8 or UTF-16, got other bytes in ${path}.`);
    return null;
  }
  const format = formatOf(content);
  const cues = parseCues(content, format);
  if (cues.length > 0) return { content, format, cues };
  files.report(member, `expected an SRT or WebVTT file with cues, got none in ${path}.`);
  return null;
}

function decode(bytes: Buffer): string | null {
  try {
    return decodeSubtitleBytes(bytes).content;
  } catch (error) {
    if (error instanceof SubtitleEncodingError) return null;
    throw error;
  }
}

/** The format of a subtitle file, by its first line. */
export const formatOf = (content: string): SubtitleFormat => (/^\ufeff?WEBVTT/.test(content) ? 'vtt' : 'srt');

/** The words of a cue on one line, without markup. */
export const wordsOfCue = (cue: Cue, format: SubtitleFormat): string =>
  plainText(cue.text, format).replace(/\s+/g, ' ').trim();
