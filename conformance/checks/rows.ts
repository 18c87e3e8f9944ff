import type { CheckContext } from '../model/context/context.ts';
import { ExpectationError } from '../model/verdict.ts';

/**
 * Runs the same steps for every row of a table; a failure names its row. The rows run side by side where the target can
 * be arranged, one after another where requests are expensive.
 */
export async function eachRow<Row>(
  t: CheckContext,
  rows: Readonly<Record<string, Row>>,
  steps: (row: Row, name: string) => Promise<void>,
): Promise<void> {
  const named = async ([name, row]: [string, Row]) => {
    try {
      await steps(row, name);
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error;
      throw new ExpectationError(`${error.expected} (${name})`, error.got, error.exchange);
    }
  };
  if (!t.arranged) {
    for (const entry of Object.entries(rows)) await named(entry);
    return;
  }
  const outcomes = await Promise.allSettled(Object.entries(rows).map(named));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** The first `count` rows where requests are expensive, all rows where the target can be arranged. */
export function affordable<Row>(
  t: CheckContext,
  rows: Readonly<Record<string, Row>>,
  count: number,
): Record<string, Row> {
  return Object.fromEntries(Object.entries(rows).slice(0, t.arranged ? undefined : count));
}
