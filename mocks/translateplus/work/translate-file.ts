import { countBillable, type SubtitleFormat, scanSubtitles, substituteText } from '../../../src/subtitles/index.ts';
import { type TranslationOptions, translateRuns } from '../../kernel/language/fake-translation.ts';
import { seededFile } from '../../kernel/language/seeded/seeded-file.ts';
import type { Seams } from '../../kernel/world/seams.ts';

/** A subtitle file. */
export interface SubtitleFile {
  readonly content: string;
  readonly format: SubtitleFormat;
}

/** The facts of a file before it is charged. */
export interface FileFacts {
  /** Billable subtitle blocks. */
  readonly blocks: number;
  /** Declared as SRT, but starts like WebVTT. */
  readonly isMislabelled: boolean;
}

/** Inspects a file. */
export function factsOf({ content, format }: SubtitleFile): FileFacts {
  return {
    blocks: countBillable(content, format),
    isMislabelled: format === 'srt' && scanSubtitles(content.slice(0, 16), 'vtt').signatureOk,
  };
}

/** Translates a file: as a whole if a seed has it, else its text. `seam` translates the runs of each cue. */
export function translateFile(
  { content, format }: SubtitleFile,
  options: TranslationOptions,
  seam: Seams['translate'] = (translated) => translated,
): string {
  const whole = options.seeded && seededFile(options.seeded, content, options);
  if (whole) return whole;
  return substituteText(content, format, (runs) => seam(translateRuns(runs, options), runs, options)).content;
}
