import { expect, it } from 'vitest';
import { Refusal } from './refusal.ts';

it('is an error without a stack, and leaves the stacks of others as they were', () => {
  const before = Error.stackTraceLimit;
  const refusal = new Refusal('not-found', { id: 7 });
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({ name: 'Refusal', failure: 'not-found', values: { id: 7 } });
  expect(refusal.stack).not.toContain('refusal.test');
  expect(Error.stackTraceLimit).toBe(before);
  expect(new Error('other').stack).toContain('refusal.test');
});
