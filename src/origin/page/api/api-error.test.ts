import { expect, it } from 'vitest';
import { ApiError, refusalIn, unreachable } from './api-error.ts';

it('reads the sentences of a refusal, and has some for an unexpected body', () => {
  const error = { code: 'too-large', message: 'It is too large.', next: 'Send less.' };
  expect(refusalIn({ error })).toEqual(error);
  for (const body of [null, 'text', {}, { error: 1 }, { error: { message: 'x' } }])
    expect(refusalIn(body).code).toBe('unexpected');
});

it('is an error with both sentences', () => {
  expect(new ApiError(0, unreachable)).toMatchObject({
    status: 0,
    code: 'unreachable',
    message: 'The server cannot be reached. Check that it runs.',
  });
});
