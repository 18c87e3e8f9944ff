/**
 * SRT `{\anN}` (numeric keypad positions of Advanced SubStation Alpha) and the WebVTT cue settings of the same place.
 * Bottom centre, 2, is the default of both formats.
 */
export const PLACEMENTS: readonly { readonly keypad: number; readonly settings: string }[] = [
  { keypad: 1, settings: 'align:start' },
  { keypad: 2, settings: '' },
  { keypad: 3, settings: 'align:end' },
  { keypad: 4, settings: 'line:50% align:start' },
  { keypad: 5, settings: 'line:50%' },
  { keypad: 6, settings: 'line:50% align:end' },
  { keypad: 7, settings: 'line:0 align:start' },
  { keypad: 8, settings: 'line:0' },
  { keypad: 9, settings: 'line:0 align:end' },
];

/** An SRT override, split into its placement and its other tags. */
export interface PlacedOverride {
  /** WebVTT settings of the same place. */
  readonly settings: string;
  /** The override without its placement tag; `''` when it has no other tag. */
  readonly rest: string;
}

/**
 * Reads the placement of an SRT override such as `{\an8}` or `{\an8\i1}`. The older `\aN` of SubStation Alpha counts, too:
 * 1 to 3 is the bottom, 5 to 7 the top, 9 to 11 the middle.
 * @returns undefined for an override without a placement
 */
export function placementOf(override: string): PlacedOverride | undefined {
  const tag = /\\a(?:n([1-9])|([1-3]|[5-7]|9|1[01]))(?=[\\}])/.exec(override);
  if (!tag) return undefined;
  const keypad = tag[1] === undefined ? keypadOfLegacy(Number(tag[2])) : Number(tag[1]);
  const rest = override.replace(tag[0], '');
  return {
    settings: PLACEMENTS.find((placement) => placement.keypad === keypad)?.settings ?? '',
    rest: rest === '{}' ? '' : rest,
  };
}

const keypadOfLegacy = (position: number): number =>
  position < 4 ? position : position < 8 ? position + 2 : position - 5;

const LINE = /^line:(-?\d+(?:\.\d+)?)(%?)(?:,(?:start|center|end))?$/;

/** Splits WebVTT settings into the SRT override of the same place (`''` for the default) and the other settings. */
export function overrideOfSettings(settings: string): { readonly override: string; readonly rest: string } {
  const parts = settings.split(/[ \t\f]+/).filter((part) => part !== '');
  // Of two settings with one name, players take the last.
  const line = parts.findLast((part) => LINE.test(part));
  const align = parts.findLast((part) => /^align:(start|left|end|right|center)$/.test(part));
  const side = align && /start|left/.test(align) ? 'align:start' : align && /end|right/.test(align) ? 'align:end' : '';
  const place = lineOf(line ?? '');
  const wanted = [place ?? '', side].filter((part) => part !== '').join(' ');
  const keypad = PLACEMENTS.find((placement) => placement.settings === wanted)?.keypad ?? 2;
  return {
    override: keypad === 2 ? '' : `{\\an${keypad}}`,
    rest: parts.filter((part) => !(part === line && place !== undefined) && part !== align).join(' '),
  };
}

/**
 * Returns the line setting of `PLACEMENTS` that a setting means: `line:00`, `line:0.0%` and `line:0,start` are `line:0`.
 * @returns undefined for another place
 */
function lineOf(setting: string): string | undefined {
  const [, number = '', percent] = LINE.exec(setting) ?? [];
  if (number === '') return undefined;
  if (Number(number) === 0) return 'line:0';
  return percent === '%' && Number(number) === 50 ? 'line:50%' : undefined;
}
