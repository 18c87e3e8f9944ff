import { nameValuePairs, parseLineNumber, parsePercentage, splitFirst } from './numbers.ts';
import type { VttCueSettings, VttRegion } from './types.ts';

const DEFAULTS: VttCueSettings = {
  vertical: '',
  line: 'auto',
  snapToLines: true,
  lineAlign: 'start',
  position: 'auto',
  positionAlign: 'auto',
  size: 100,
  align: 'center',
  region: null,
};

const oneOf = <Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined =>
  values.find((candidate) => candidate === value);

type Change = Partial<VttCueSettings>;

function line(value: string): Change {
  const [place, alignment] = splitFirst(value, ',');
  const isPercentage = place.endsWith('%');
  const number = isPercentage ? parsePercentage(place) : parseLineNumber(place);
  const lineAlign = oneOf(['start', 'center', 'end'], alignment);
  if (number === undefined || (alignment !== undefined && !lineAlign)) return {};
  return { line: number, snapToLines: !isPercentage, region: null, ...(lineAlign && { lineAlign }) };
}

function position(value: string): Change {
  const [place, alignment] = splitFirst(value, ',');
  const number = parsePercentage(place);
  const positionAlign = oneOf(['line-left', 'center', 'line-right'], alignment);
  if (number === undefined || (alignment !== undefined && !positionAlign)) return {};
  return { position: number, ...(positionAlign && { positionAlign }) };
}

function size(value: string): Change {
  const number = parsePercentage(value);
  if (number === undefined) return {};
  return number === 100 ? { size: number } : { size: number, region: null };
}

/** How each setting changes a cue. A value that the standard refuses changes nothing. */
const SETTINGS: Readonly<Record<string, (value: string, soFar: VttCueSettings) => Change>> = {
  vertical: (value, soFar) => {
    const vertical = oneOf(['rl', 'lr'], value) ?? soFar.vertical;
    return vertical ? { vertical, region: null } : {};
  },
  line,
  position,
  size,
  align: (value) => {
    const align = oneOf(['start', 'center', 'end', 'left', 'right'], value);
    return align ? { align } : {};
  },
};

/**
 * Reads the settings of a timing line as the standard's "parse the WebVTT cue settings" does.
 *
 * @param regions the regions of the file so far, by id; the last one with an id wins
 */
export function parseCueSettings(settings: string, regions: ReadonlyMap<string, VttRegion>): VttCueSettings {
  if (settings === '') return DEFAULTS;
  let found = DEFAULTS;
  for (const [name, value] of nameValuePairs(settings)) {
    if (name === 'region') found = { ...found, region: regions.get(value) ?? null };
    else if (Object.hasOwn(SETTINGS, name)) found = { ...found, ...SETTINGS[name]?.(value, found) };
  }
  return found;
}
