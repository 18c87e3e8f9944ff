import { it } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** For how many cases that a long file leaves out a skipped test stands. Default: 1. */
    leftOut?: number;
  }
}

/** True in `npm run test:long`, where files `*.long.test.ts` run all their cases; else they run samples. */
export const runsAll = process.env.LONG_TESTS === 'all';

/**
 * The cases of a long file: all of them in `npm run test:long`, else `count` of them, evenly spread. A skipped test shows how
 * many are left out.
 */
export function sampleOf<T>(what: string, cases: readonly T[], count: number): readonly T[] {
  if (runsAll || count >= cases.length) return cases;
  const left = cases.length - count;
  it.skip(`${left} more ${what}: npm run test:long`, { meta: { leftOut: left } }, () => {});
  const step = cases.length / count;
  return Array.from({ length: count }, (_, at) => cases[Math.floor(at * step)] as T);
}

/** 1 in `npm run test:long`, else `step`: a long test takes one of so many of its cases, which it knows only when it runs. */
export function stepOf(what: string, step: number): number {
  if (runsAll) return 1;
  it.skip(`the other ${step - 1} of ${step} ${what}: npm run test:long`, { meta: { leftOut: step - 1 } }, () => {});
  return step;
}
