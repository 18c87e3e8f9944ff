/** Words and numbers for people, in English as the page. */

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A size such as `48 MB`. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 999.5 && unit < UNITS.length - 1; unit += 1) value /= 1000;
  return `${unit === 0 || value >= 9.95 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** A length such as `4:28` or `1:02:10`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const rest = `${Math.floor((whole % 3600) / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return whole < 3600 ? rest : `${Math.floor(whole / 3600)}:${rest.padStart(5, '0')}`;
}

/** A duration such as `21 s`, `3 min` or `1 h 5 min`. */
export function durationText(seconds: number): string {
  if (seconds < 9.95) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** When something was, such as `today, 14:02`, `yesterday`, `3 Nov` or `3 Nov 2025`. */
export function whenText(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const startOf = (one: Date) => new Date(one.getFullYear(), one.getMonth(), one.getDate()).getTime();
  const days = Math.round((startOf(now) - startOf(date)) / 86_400_000);
  if (days === 0) return `today, ${time.format(date)}`;
  if (days === 1) return 'yesterday';
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}

/** A number such as `10,000`. */
export const numberText = (number: number): string => number.toLocaleString('en');

/** A number and its thing, such as `1 video` or `153 videos`. */
export const countText = (number: number, one: string): string =>
  `${numberText(number)} ${one}${number === 1 ? '' : 's'}`;
