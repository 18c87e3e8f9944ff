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

/** Returns the WebVTT settings for an SRT override such as `{\an8}`; undefined for any other override. */
export function settingsOfOverride(override: string): string | undefined {
  const keypad = /^\{\\an([1-9])\}$/.exec(override)?.[1];
  return PLACEMENTS.find((placement) => String(placement.keypad) === keypad)?.settings;
}

/** Splits WebVTT settings into the SRT override of the same place (`''` for the default) and the other settings. */
export function overrideOfSettings(settings: string): { readonly override: string; readonly rest: string } {
  const parts = settings.split(/[ \t\f]+/).filter((part) => part !== '');
  const line = parts.find((part) => part === 'line:0' || part === 'line:0%' || part === 'line:50%');
  const align = parts.find((part) => /^align:(start|left|end|right|center)$/.test(part));
  const side = align && /start|left/.test(align) ? 'align:start' : align && /end|right/.test(align) ? 'align:end' : '';
  const wanted = [line === 'line:0%' ? 'line:0' : (line ?? ''), side].filter((part) => part !== '').join(' ');
  const keypad = PLACEMENTS.find((placement) => placement.settings === wanted)?.keypad ?? 2;
  return {
    override: keypad === 2 ? '' : `{\\an${keypad}}`,
    rest: parts.filter((part) => part !== line && part !== align).join(' '),
  };
}
