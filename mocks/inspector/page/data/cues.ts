/** A cue of a track. Times are seconds. */
export interface PageCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const TIMES = /^(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s+-->\s+(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;

/** The cues of a WebVTT file in their order, for showing: what is no cue is left out. */
export function cuesOf(vtt: string): PageCue[] {
  const blocks = vtt.replaceAll('\r\n', '\n').split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMES.test(line));
    if (at < 0) return [];
    const parts = (TIMES.exec(lines[at] ?? '') ?? []).slice(1).map((part) => part ?? '0');
    const [h = '0', m = '0', s = '0', f = '0', h2 = '0', m2 = '0', s2 = '0', f2 = '0'] = parts;
    return [{ start: secondsOf(h, m, s, f), end: secondsOf(h2, m2, s2, f2), text: lines.slice(at + 1).join('\n') }];
  });
}

const secondsOf = (hours: string, minutes: string, seconds: string, fraction: string): number =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);

/** The cues that a player shows at a time. */
export const shownAt = (cues: readonly PageCue[], time: number): PageCue[] =>
  cues.filter(({ start, end }) => start <= time && time < end);

/** A time as players write it, such as 1:02:09. */
export function playerTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const end = `${String(m).padStart(h > 0 ? 2 : 1, '0')}:${String(s).padStart(2, '0')}`;
  return h > 0 ? `${h}:${end}` : end;
}
