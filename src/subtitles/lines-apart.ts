import { plainText } from './plain-text.ts';
import type { SubtitleFormat } from './types.ts';

/** A dash of a speaker: before a space, or a letter. Before a digit it may be a minus. */
export const SPEAKER_DASH = /^[-\u2010\u2013\u2014\uff0d](?:[ \u00a0]+(?=\S)|(?=[\p{L}"“„«¿¡'‘[(…]))/u;
/** How a second speaker's line begins where no dash marks it: `>>` of broadcasters, a name in brackets or capitals, `Speaker 2:`. */
const NEXT_SPEAKER =
  /^\s*(?:>>|＞＞|[[(（［][^[\](){}（）［］]+[\])）］]\s*\S|\p{Lu}[\p{Lu}\p{M}\p{N} .'’-]*:\s|[Ss]peaker \d+:|\p{Lo}{1,8}：)/u;
/** A line that is a sound or a song as a whole. */
const SOUND = /^[[(\uff08\u266a#].*[\])\uff09\u266a#]$/;
const SECOND_VOICE = /[\r\n][ \t]*<v[ \t.]/;

/**
 * Whether the lines of a cue stay lines, whatever else becomes of the text: several speakers say them, or one is a sound.
 * @param lines as a viewer reads them, blank ones left out
 * @param payload as written, for voice tags
 */
export const linesStayApart = (lines: readonly string[], payload: string, format: SubtitleFormat): boolean =>
  lines.length > 1 &&
  (lines.some(
    (line, at) => SOUND.test(line.trim()) || (at > 0 && (SPEAKER_DASH.test(line.trim()) || NEXT_SPEAKER.test(line))),
  ) ||
    (format === 'vtt' && SECOND_VOICE.test(payload)));

/** The lines of a payload as a viewer reads them, without white space at their edges and blank ones. */
export const shownLines = (payload: string, format: SubtitleFormat): string[] =>
  plainText(payload, format)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
