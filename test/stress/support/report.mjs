/** Violations that are printed; the rest is counted. */
const SHOWN = 20;

/** Prints figures as a table, then what was violated; sets the exit code: 0 when nothing was, else 1. */
export function report(title, rows, violations) {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
  console.log(`  ${'violations'.padEnd(width)}  ${violations.length}`);
  for (const violation of violations.slice(0, SHOWN)) console.log(`    - ${violation}`);
  if (violations.length > SHOWN) console.log(`    and ${violations.length - SHOWN} more`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

/** The value that so many hundredths of the others are not above. */
export function percentile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0;
}
