import { nameValuePairs, parsePercentage, splitFirst } from './numbers.ts';
import type { VttRegion } from './types.ts';

/** Two percentages with a comma between them. */
function anchor(value: string): readonly [number, number] | undefined {
  const [left, right] = splitFirst(value, ',');
  const x = parsePercentage(left);
  const y = parsePercentage(right ?? '');
  return x === undefined || y === undefined ? undefined : [x, y];
}

/** How each setting of a region changes it. A value that the standard refuses changes nothing. */
const SETTINGS: Readonly<Record<string, (value: string) => Partial<VttRegion>>> = {
  id: (id) => ({ id }),
  width: (value) => {
    const width = parsePercentage(value);
    return width === undefined ? {} : { width };
  },
  lines: (value) => (/^\d+$/.test(value) ? { lines: Number(value) } : {}),
  regionanchor: (value) => {
    const point = anchor(value);
    return point ? { regionAnchorX: point[0], regionAnchorY: point[1] } : {};
  },
  viewportanchor: (value) => {
    const point = anchor(value);
    return point ? { viewportAnchorX: point[0], viewportAnchorY: point[1] } : {};
  },
  scroll: (value) => (value === 'up' ? { scroll: 'up' } : {}),
};

/** Reads the lines of a REGION block as the standard's "collect WebVTT region settings" does. */
export function parseRegion(body: string): VttRegion {
  let region: VttRegion = {
    id: '',
    width: 100,
    lines: 3,
    regionAnchorX: 0,
    regionAnchorY: 100,
    viewportAnchorX: 0,
    viewportAnchorY: 100,
    scroll: '',
  };
  for (const [name, value] of nameValuePairs(body)) {
    if (Object.hasOwn(SETTINGS, name)) region = { ...region, ...SETTINGS[name]?.(value) };
  }
  return region;
}
