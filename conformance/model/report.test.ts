import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exitCode, summarise } from './report.ts';
import type { BaselineProblem } from './result.ts';
import { type Status, statuses } from './result.ts';

const results = fc.array(
  fc.record({
    status: fc.constantFrom(...statuses),
    known: fc.constantFrom(undefined, { reason: 'a ticket', expires: '2030-01-01' }),
  }),
);
const summaryOf = (list: readonly Result[], problems?: readonly BaselineProblem[]) =>
  summarise(
    list.map(({ status, known }) => (known ? { status, known } : { status })),
    problems,
  );
interface Result {
  readonly status: Status;
  readonly known: { readonly reason: string; readonly expires: string } | undefined;
}

it('counts every result once', () => {
  fc.assert(
    fc.property(results, (list) => {
      const { known, stale, ...counts } = summaryOf(list);
      expect(Object.values(counts).reduce((sum, amount) => sum + amount, 0)).toBe(list.length);
      const amountOf = (wanted: Status) => list.filter(({ status }) => status === wanted).length;
      for (const status of statuses) expect(counts[status === 'error' ? 'errors' : status]).toBe(amountOf(status));
      expect(stale).toBe(0);
      expect(known).toBe(list.filter((result) => result.known && /failed|untestable/.test(result.status)).length);
    }),
  );
});

it('is 0 only when something was asserted and held, warned or failed as expected; a failure is 1 in every case', () => {
  fc.assert(
    fc.property(results, (list) => {
      const has = (...wanted: Status[]) => list.some(({ status }) => wanted.includes(status));
      const failing = list.filter(({ status }) => status === 'failed' || status === 'untestable');
      const unexpected = failing.some(({ known }) => !known);
      const verified = has('passed', 'warned') || failing.length > 0;
      const wanted = unexpected ? 1 : has('error') || !verified ? 3 : 0;
      expect(exitCode({ summary: summaryOf(list) })).toBe(wanted);
    }),
  );
});

it('is 1 when the baseline is stale, even if all checks pass', () => {
  const problems: BaselineProblem[] = [{ check: 'a/b/c', problem: 'passes', message: 'remove it' }];
  expect(exitCode({ summary: summaryOf([{ status: 'passed', known: undefined }], problems) })).toBe(1);
  expect(exitCode({ summary: summaryOf([], problems) })).toBe(1);
});

it('does not change with the order of results', () => {
  fc.assert(
    fc.property(results, (list) => {
      expect(summaryOf([...list].reverse())).toEqual(summaryOf(list));
    }),
  );
});
