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

const works = async () => {};

it.each([200, 404, 422, 501])('takes %i for a mistake of the client', async (status) => {
  await expectBlame(answering(status), { 'a row': { path: '/' } }, works);
});

it('does not take 404 from a server that answers nothing else', async () => {
  const fails = async () => {
    throw new Error('expected a list');
  };
  await expect(expectBlame(answering(404), { 'a row': { path: '/' } }, fails)).rejects.toThrow('expected a list');
});

it.each([500, 502, 503])('does not take %i', async (status) => {
  await expect(expectBlame(answering(status), { 'a row': { path: '/' } }, works)).rejects.toThrow('a status below 500');
});

it('rests on the standard of HTTP', () => {
  expect(blame.evidence.grade).toBe('documented');
});
