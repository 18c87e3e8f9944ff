/** Returns a number with separators of thousands. */
export const number = (value: number): string => value.toLocaleString('en-US');

/** Returns a number with its noun: `1 track`, `2 tracks`. */
export const count = (value: number, noun: string): string => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
