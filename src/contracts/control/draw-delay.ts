import type { Part } from '../../base/derive.ts';
import { drawBetween, drawLognormal } from '../../base/draw.ts';
import type { DelaySpec } from './delay.ts';
import { LONGEST_DELAY } from './longest-delay.ts';

/** The delay of one request, in whole milliseconds. Depends only on the parts. */
export function drawDelay(spec: DelaySpec, ...parts: readonly Part[]): number {
  if (typeof spec === 'number') return spec;
  if ('from' in spec) return drawBetween(spec.from, spec.to, ...parts);
  return Math.min(spec.most ?? LONGEST_DELAY, drawLognormal(spec.median, spec.sigma, ...parts));
}
