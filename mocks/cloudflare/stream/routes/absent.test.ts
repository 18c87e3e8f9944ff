import { expect, it } from 'vitest';
import { absentGates } from './absent.ts';

const operation = (method: 'get' | 'post', path: string) => ({ method, path: `/accounts/{account_id}/stream${path}` });

it('has a gate for an operation whose parameter takes the name of an absent one', () => {
  const [gate] = absentGates(operation('get', '/{identifier}'));
  const ask = (path: string) => () => gate?.({} as never, { method: 'GET', path } as never);
  expect(ask('/client/v4/accounts/a/stream/live_inputs')).toThrow('not-emulated');
  expect(ask('/accounts/a/stream/live_inputs/')).toThrow('not-emulated');
  expect(ask('/accounts/a/stream/0123')).not.toThrow();
});

it('has none where no path is one of an absent operation', () => {
  expect(absentGates(operation('get', '/{identifier}/captions/{language}/vtt'))).toEqual([]);
  expect(absentGates(operation('post', '/copy'))).toEqual([]);
});

it('looks at every absent operation for requests without one', () => {
  const [gate] = absentGates(null);
  expect(() => gate?.({} as never, { method: 'POST', path: '/accounts/a/stream/live_inputs' } as never)).toThrow();
});
