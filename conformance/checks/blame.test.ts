import { expect, it } from 'vitest';
import type { CheckContext } from '../model/context/context.ts';
import { blame, expectBlame } from './blame.ts';

const answering = (status: number): CheckContext =>
  ({
    arranged: false,
    send: async () => ({
      status,
      verify: (isFine: boolean, expected: string) => {
        if (!isFine) throw new Error(expected);
      },
    }),
  }) as unknown as CheckContext;

it.each([200, 404, 422, 501])('takes %i for a mistake of the client', async (status) => {
  await expectBlame(answering(status), { 'a row': { path: '/' } });
});

it.each([500, 502, 503])('does not take %i', async (status) => {
  await expect(expectBlame(answering(status), { 'a row': { path: '/' } })).rejects.toThrow('a status below 500');
});

it('rests on the standard of HTTP', () => {
  expect(blame.evidence.grade).toBe('documented');
});
