import { countBillable, type SubtitleFormat, scanSubtitles, substituteText } from '../../../src/subtitles/index.ts';
import { type TranslationOptions, translateRuns } from '../../kernel/language/fake-translation.ts';
import type { Seams } from '../../kernel/world/seams.ts';

/** A subtitle file. */
export interface SubtitleFile {
  readonly content: string;
  readonly format: SubtitleFormat;
}

/** What a file is, before it is paid for. */
export interface FileFacts {
  /** Subtitle blocks that are paid for. */
  readonly blocks: number;
  /** It is called SRT, but begins as WebVTT does. */
  readonly isMislabelled: boolean;
}

/** Looks at a file. */
export function factsOf({ content, format }: SubtitleFile): FileFacts {
  return {
    blocks: countBillable(content, format),
    isMislabelled: format === 'srt' && scanSubtitles(content.slice(0, 16), 'vtt').signatureOk,
  };
}

/** Translates the text of a file. `seam` has the last word on the runs of each cue. */
export function translateFile(
  { content, format }: SubtitleFile,
  options: TranslationOptions,
  seam: Seams['translate'] = (translated) => translated,
): string {
  return substituteText(content, format, (runs) => seam(translateRuns(runs, options), runs, options)).content;
}
