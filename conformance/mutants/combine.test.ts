import { expect, it } from 'vitest';
import { type Answer, defaultSeams, type Seams } from '../../mocks/kernel/world/seams.ts';
import { combineMutants } from './combine.ts';

const about = { provider: 'translateplus', operation: 'getHealth', tenant: 'a', sequence: 1, path: '/' };
const answer: Answer = { status: 200, headers: {}, body: { n: 1 }, rule: 'getHealth' };
const combined = (...seams: ((honest: Seams) => Partial<Seams>)[]): Seams => ({
  ...defaultSeams,
  ...combineMutants(seams.map((one) => ({ seams: one })))(defaultSeams),
});

it('shows an answer to every mutant, in order', () => {
  const { answer: look } = combined(
    () => ({ answer: (given) => ({ ...given, status: given.status + 1 }) }),
    (honest) => ({ answer: (given, at) => honest.answer({ ...given, status: given.status * 2 }, at) }),
  );
  expect(look(answer, about).status).toBe(402);
});

it('hands a decision to the next mutant as the honest one', () => {
  const account = { total: 100, used: 0 };
  const twice = (honest: Seams): Partial<Seams> => ({
    charge: (from, amount, at) => honest.charge(from, amount * 2, at),
  });
  const oneMore = (honest: Seams): Partial<Seams> => ({
    charge: (from, amount, at) => honest.charge(from, amount + 1, at),
  });
  combined(twice, oneMore).charge(account, 3, about);
  expect(account.used).toBe(8);
});

it('keeps what no mutant touches', () => {
  const seams = combined(() => ({ permits: () => true }));
  expect(seams.permits('none', 'write', about)).toBe(true);
  expect(seams.answer(answer, about)).toBe(answer);
  expect(seams.ownerOf('a', 'state', about)).toBe('a');
});

it('chains transitions, texts and messages', () => {
  const seams = combined(
    () => ({
      nextState: ({ to }) => `${to}!`,
      translate: (texts) => texts.map((text) => `${text}1`),
      rebuild: (content) => `${content}a`,
      notify: (message) => [message, message],
    }),
    () => ({
      nextState: ({ to }) => `${to}?`,
      translate: (texts) => texts.map((text) => `${text}2`),
      rebuild: (content) => `${content}b`,
      notify: (message) => [{ ...message, body: 'x' }],
    }),
  );
  expect(seams.nextState({ provider: 'gcore-ai', kind: 'k', from: 'A', to: 'B', data: {} })).toBe('B!?');
  expect(seams.translate(['t'], ['r'], { source: 'en', target: 'es', seed: 1 })).toEqual(['t12']);
  expect(seams.rebuild('c', 's', 'srt')).toBe('cab');
  expect(seams.notify({ url: 'u', headers: {}, body: 'b' }, about).map(({ body }) => body)).toEqual(['x', 'x']);
});
