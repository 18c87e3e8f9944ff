import { expect, it } from 'vitest';
import { usualFailures } from './usual-failures.ts';

it('has each failure in the shape of the provider, with a meaning, a remedy and its evidence', () => {
  const failures = usualFailures((code, message) => ({ error: { code, message } }));
  for (const [id, row] of Object.entries(failures)) {
    expect(row.body).toEqual({ error: { code: id, message: expect.stringMatching(/\S/) } });
    expect(row.status).toBeGreaterThanOrEqual(400);
    expect([row.meaning, row.remedy, row.evidence.source].filter((text) => text.trim() === '')).toEqual([]);
  }
});

it('announces the wait and the allowed methods in headers', () => {
  const failures = usualFailures(() => ({}));
  expect(failures['rate-limited'].headers).toEqual({ 'Retry-After': '{wait}' });
  expect(failures['method-unknown'].headers).toEqual({ Allow: '{allow}' });
});
