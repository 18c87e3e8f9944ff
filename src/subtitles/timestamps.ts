import type { SubtitleFormat } from './types.ts';

/**
 * Writes a time as `HH:MM:SS.mmm` (WebVTT) or `HH:MM:SS,mmm` (SRT); more than 99 hours take more digits. WebVTT has no
 * negative times, so they become zero. Rounds fractions of a millisecond.
 */
export function formatTimestamp(milliseconds: number, format: SubtitleFormat): string {
  const rounded = Math.min(Math.round(Number.isNaN(milliseconds) ? 0 : milliseconds), Number.MAX_SAFE_INTEGER);
  const sign = rounded < 0 && format === 'srt' ? '-' : '';
  const total = rounded < 0 && format === 'vtt' ? 0 : Math.min(Math.abs(rounded), Number.MAX_SAFE_INTEGER);
  const seconds = Math.floor(total / 1000);
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((field) => pad(field, 2));
  return `${sign}${clock.join(':')}${format === 'vtt' ? '.' : ','}${pad(total % 1000, 3)}`;
}
