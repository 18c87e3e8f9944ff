/** Writes a time with tenths, as `1:29.1` or `1:02:09.0`. */
export function tenths(milliseconds: number): string {
  const total = Math.round(milliseconds / 100);
  const seconds = Math.floor(total / 10);
  return `${clock(seconds)}.${total % 10}`;
}

/** Writes whole seconds as players do: `1:29`, `1:02:09`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const end = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${end}` : end;
}

/** Reads a time that a person wrote: `1:29.1`, `89.1`, `1:02:09,250`. Returns milliseconds; null for no time. */
export function readTime(text: string): number | null {
  const [, hours = '0', minutes = '0', seconds] =
    /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(text.trim()) ?? [];
  if (seconds === undefined) return null;
  const isClock = text.includes(':');
  const rest = Number(seconds.replace(',', '.'));
  if (isClock && rest >= 60) return null;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + rest) * 1000);
}

/** Reads a length of time with a sign: `-0.5`, `+1.2`, `3`. Returns milliseconds; null for no such. */
export function readShift(text: string): number | null {
  const [, sign = '', length = ''] = /^([+\-\u2212]?)\s*(\S+)$/.exec(text.trim()) ?? [];
  const milliseconds = readTime(length);
  if (milliseconds === null) return null;
  return sign === '' || sign === '+' ? milliseconds : -milliseconds;
}
