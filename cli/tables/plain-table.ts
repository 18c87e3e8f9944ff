import type { Evidence } from '../../src/base/evidence.ts';

/** A table for a terminal: a head, and columns as wide as their longest cell; the last one is not filled up. */
export function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
  const widths = head.map((_name, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What a row means, and how it is known. */
export const meaningWith = (meaning: string, { source }: Evidence): string => `${meaning} (${source})`;
