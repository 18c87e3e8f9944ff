/** Units of time, the largest first, and their seconds. */
const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

/** A length of time in one unit, such as `3 min`. Half a second is `1 s`, and what is over is `0 s`. */
export function spanOf(seconds: number): string {
  const [unit, size] = units.find(([, one]) => seconds >= 2 * one) ?? ['s', 1];
  return `${Math.max(0, Math.ceil(seconds / size))} ${unit}`;
}

const factors: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** Reads `90`, `90s`, `+5m`, `2 h`, `1.5d`; null for another text. */
export function secondsOf(text: string): number | null {
  const [, amount, unit = ''] = /^\+?\s*(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(text.trim()) ?? [];
  const factor = Object.hasOwn(factors, unit) ? factors[unit] : undefined;
  return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}
