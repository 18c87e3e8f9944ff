import { withoutTiming } from './replacement.ts';
import { isInteger } from './srt-index.ts';
import { formatTimestamp } from './timestamps.ts';
import type { Cue, SubtitleFormat } from './types.ts';

/**
 * Writes cues as a file with LF line ends. Removes or breaks up what would break the file: blank lines and NUL in
 * texts, arrows in WebVTT texts, timing lines in SRT texts, invalid ids and settings. Replaces an SRT index that is not
 * an integer by the position of the cue, from 1.
 *
 * @param cues in the order of the file; `text` is a payload of that format, with its markup
 */
export function serializeCues(cues: readonly Cue[], format: SubtitleFormat): string {
  const blocks = cues.map((cue, position) => serializeCue(cue, position, format));
  return format === 'vtt' ? ['WEBVTT\n', ...blocks].join('\n') : blocks.join('\n');
}

function serializeCue(cue: Cue, position: number, format: SubtitleFormat): string {
  const times = `${formatTimestamp(cue.startMs, format)} --> ${formatTimestamp(cue.endMs, format)}`;
  const remainder = cue.settings.trim();
  const settings = isOneSafeLine(remainder) && remainder !== '' ? ` ${remainder}` : '';
  const lines = format === 'vtt' ? vttLines(cue.text) : srtLines(cue.text);
  const id = identifier(cue.id, position, format);
  return [...(id === '' ? [] : [id]), times + settings, ...lines, ''].join('\n');
}

function identifier(id: string, position: number, format: SubtitleFormat): string {
  if (format === 'srt') return isInteger(id, 0, id.length) ? id : String(position + 1);
  return isOneSafeLine(id) ? id : '';
}

const isOneSafeLine = (text: string): boolean => !/[\r\n\0]/.test(text) && !text.includes('-->');

const textLines = (text: string): string[] => text.replaceAll('\0', '').split(/\r\n|[\r\n]/);

const vttLines = (text: string): string[] =>
  textLines(text)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll('-->', '--&gt;'));

const srtLines = (text: string): string[] =>
  textLines(text)
    .filter((line) => line.trim() !== '')
    .map(withoutTiming);
