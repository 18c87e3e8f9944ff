const two = (value: number): string => String(value).padStart(2, '0');

/** Writes milliseconds as `HH:MM:SS.mmm` with the separator of the format. */
export function timeText(ms: number, separator: ',' | '.'): string {
  const seconds = Math.floor(ms / 1000);
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${fields}${separator}${String(ms % 1000).padStart(3, '0')}`;
}

/** A timing line of the format. */
export const timingLine = (startMs: number, endMs: number, separator: ',' | '.'): string =>
  `${timeText(startMs, separator)} --> ${timeText(endMs, separator)}`;

/**
 * Something that is meant as a timing line: two times, and between them dashes or an arrow of any kind. The number of the cue may
 * stand before times in full.
 */
const MEANT =
  /^[^\p{L}\p{N}]*(?<number>\d{1,6}[.):]?\s+(?=\d+\s*:\s*\d+\s*:))?(\d+(?:\s*:\s*\d+){1,2}(?:\s*[.,:;]\s*\d+)?)\s*(?:[-\u2010-\u2015\u2212=~\s]*[>\u203a\u00bb\u2192\u27f6\u21d2]+|--+|&(?:rarr|gt);)\s*(\d+(?:\s*:\s*\d+){1,2}(?:\s*[.,:;]\s*\d+)?)(?=$|[^\d:.,;])/u;

/** A line that has an arrow and one time alone. */
const HALF = /^\s*(?:(?:\d+:)?\d+:\d+[.,]\d+\s*--+>|--+>\s*(?:\d+:)?\d+:\d+[.,]\d+)\s*$/;

/** What stands for ASCII in times: full-width characters, the Arabic comma, and letters that text recognition takes for digits. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '．': '.',
  '،': ',',
  '٫': ',',
  '＞': '>',
  '－': '-',
  O: '0',
  o: '0',
  l: '1',
  I: '1',
};
/** Decimal digits of scripts whose keyboards have their own: full-width, Arabic, Persian, Devanagari, Bengali, Thai, Burmese, Khmer. */
const ZEROS = [0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040, 0x17e0];

/** Writes a character of a time in ASCII; each stays one code unit. */
function asciiOf(character: string): string {
  const code = character.charCodeAt(0);
  const zero = ZEROS.find((from) => code >= from && code <= from + 9);
  return zero === undefined ? (LOOKALIKES[character] ?? character) : String(code - zero);
}

/** The beginning of a line with its times in ASCII; unchanged if it has fewer than four digits, which no times have. */
function inAscii(line: string): string {
  const written = line.slice(0, MOST);
  if (!/[^\u0020-\u007e]|[OolI]/.test(written) || (written.match(/\p{Nd}/gu)?.length ?? 0) < 4) return written;
  return written.replace(/\p{Nd}|[：，．،٫＞－]|(?<=[\p{Nd}:：OolI])[OolI]|[OolI](?=[\p{Nd}:：OolI])/gu, asciiOf);
}

/** Characters that are looked at: a pattern that may go back must not see a long line. */
const MOST = 120;

/** Milliseconds of a time as people mistype it. */
function meantTime(text: string): number {
  const [, clock = '', fraction = '0'] = /^(\d+(?::\d+){1,2})(?:[.,:;](\d+))?$/.exec(text.replace(/\s/g, '')) ?? [];
  const seconds = clock.split(':').reduce((sum, field) => sum * 60 + Number(field), 0);
  return seconds * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
}

/** Settings of WebVTT, or coordinates of SRT: they stay behind the times. */
export const SETTINGS = /^(?:[A-Za-z]\w*:\S+\s*)+$/;
/** What tells times from a text such as `9:00 -- 17:00`: the head of an arrow, hours, or a fraction of a second. */
const SURELY_TIMES = /[>\u203a\u00bb\u2192\u27f6\u21d2]|\d\s*:\s*\d+\s*:\s*\d|\d\s*[.,;]\s*\d/;

/**
 * Returns the timing line that may take the place of a whole line without a loss. Undefined for a line that is not meant as one, has
 * text behind its times, or may be text.
 */
export function timingRepair(line: string, separator: ',' | '.'): string | undefined {
  const times = meantTiming(line);
  const found = MEANT.exec(inAscii(line));
  const [written = ''] = found ?? [];
  // A number before the times would be lost.
  if (!times || found?.groups?.number !== undefined || !SURELY_TIMES.test(written)) return undefined;
  const rest = line.slice(written.length).trim();
  const repaired = timingLine(times.startMs, times.endMs, separator);
  if (!/[\p{L}\p{N}]/u.test(rest)) return repaired;
  return SETTINGS.test(rest) ? `${repaired} ${rest}` : undefined;
}

/** Reads a line that is meant as a timing line. Returns undefined for any other text. */
export function meantTiming(line: string): { readonly startMs: number; readonly endMs: number } | undefined {
  const [, , start, end] = MEANT.exec(inAscii(line)) ?? [];
  if (start === undefined || end === undefined) return undefined;
  const times = { startMs: meantTime(start), endMs: meantTime(end) };
  return Math.max(times.startMs, times.endMs) < Number.MAX_SAFE_INTEGER ? times : undefined;
}

/** Whether a line has an arrow, but one of its two times alone. */
export const isHalfTiming = (line: string): boolean => line.length <= MOST && HALF.test(line);
