import { isJsonObject, type JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';
import { cuesOfVtt } from '../../web-vtt.ts';

/** One cue, times in milliseconds, the text with single spaces. */
export interface SeenCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const TIME = /^(\d{2}):([0-5]\d):([0-5]\d)\.(\d{3})$/;

/** `HH:MM:SS.mmm` in milliseconds, or null. */
function milliseconds(time: unknown): number | null {
  const [, hours, minutes, seconds, rest] = (typeof time === 'string' && TIME.exec(time)) || [];
  if (hours === undefined) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);
}

/** Words with single spaces: line breaks may differ. */
export const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The cues in `subtitles`. */
export function cuesOf(answer: Answer, result: JsonObject): SeenCue[] {
  const list = result.subtitles;
  if (!Array.isArray(list)) return answer.fail('"subtitles", an array', show(list));
  return list.map((one: unknown) => {
    const cue = isJsonObject(one) ? one : {};
    const start = milliseconds(cue.start_time);
    const end = milliseconds(cue.end_time);
    answer.verify(start !== null && end !== null, 'start_time and end_time as HH:MM:SS.mmm', show(one));
    answer.verify(typeof cue.text === 'string', 'a text in each of "subtitles"', show(one));
    return { start: start ?? 0, end: end ?? 0, text: words(String(cue.text)) };
  });
}

/** The cues in `vttContent`, which must be WebVTT, in any of its forms. */
export function cuesInVtt(answer: Answer, result: JsonObject): SeenCue[] {
  const file = answer.field('vttContent', 'string', result);
  return cuesOfVtt(answer, file, 'vttContent').map(({ start, end, text }) => ({ start, end, text: words(text) }));
}

/** The codes in `languages`. */
export function languagesOf(answer: Answer, result: JsonObject): string[] {
  const { languages } = result;
  const fits =
    Array.isArray(languages) && languages.every((code) => typeof code === 'string' && /^[a-z]{3}$/.test(code));
  if (!fits) return answer.fail('"languages", a list of three-letter codes', show(languages));
  return languages as string[];
}
