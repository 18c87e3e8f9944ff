import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { createRedactor } from '../../base/redact.ts';
import { redactCause } from './redact-cause.ts';

it('blanks secrets at every depth and keeps codes', () => {
  const deep = Object.assign(new Error('bad header "s3cr3t-key"'), {
    code: 'ECONNRESET',
    headers: { key: 's3cr3t-key' },
  });
  const copy = redactCause(new TypeError('fetch s3cr3t-key', { cause: deep }), createRedactor(['s3cr3t-key']));
  expect(inspect(copy, { depth: 9 })).not.toContain('s3cr3t-key');
  expect(copy).toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
});

it.each([['s3cr3t-key'], [{ toString: () => 's3cr3t-key' }], [Object.create(null)], [null]])('takes %o', (value) => {
  expect(String(redactCause(value, createRedactor(['s3cr3t-key'])))).not.toContain('s3cr3t-key');
});

it('ends when causes go in a circle', () => {
  const error = new Error('x');
  error.cause = error;
  expect(redactCause(error, (text) => text)).toBeInstanceOf(Error);
});
