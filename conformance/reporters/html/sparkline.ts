import type { HistoryPoint } from '../reporter.ts';
import { escapeHtml } from './page.ts';

/** Nights that a strip shows, at most. */
const MOST = 60;

/** The last nights as a strip of bars: how much of what was judged did not hold, with the same in words. */
export function sparkline(points: readonly HistoryPoint[]): string {
  const shown = points.slice(-MOST);
  const bars = shown.map(({ held, red }, at) => {
    const whole = held + red;
    const miss = whole === 0 ? 0 : Math.max(red > 0 ? 3 : 0, (red / whole) * 28);
    const tone = whole === 0 ? 'none' : 'held';
    return `<rect class="${tone}" x="${at * 10}" width="8" y="${miss}" height="${28 - miss}"/>${miss > 0 ? `<rect class="red" x="${at * 10}" width="8" y="0" height="${miss}"/>` : ''}`;
  });
  const last = shown.at(-1);
  const reds = shown.filter(({ red }) => red > 0).length;
  const text = `${shown.length} nights since ${shown[0]?.day ?? ''}: ${reds} with a check that did not hold; the last: ${last?.red ?? 0} of ${(last?.held ?? 0) + (last?.red ?? 0)}`;
  return `<section class="card" aria-label="History"><span class="dim">${escapeHtml(text)}</span>
<svg class="spark" viewBox="0 0 ${Math.max(30, shown.length) * 10} 28" preserveAspectRatio="none" aria-hidden="true">${bars.join('')}</svg></section>`;
}
