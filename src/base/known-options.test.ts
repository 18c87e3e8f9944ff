import { expect, it } from 'vitest';
import { OptionError, refuseUnknownOptions } from './known-options.ts';

const names = { clock: true, seed: true } as const;

it('names what may be meant by an unknown option', () => {
  const refuse = () => refuseUnknownOptions('startWorld', { seed: 1, clokc: 'manual' }, names);
  expect(refuse).toThrow(OptionError);
  expect(refuse).toThrow('startWorld has no option "clokc". Did you mean clock? Known: clock, seed.');
  expect(() => refuseUnknownOptions('f', { toString: 1 }, ['a'])).toThrow('f has no option "toString". Known: a.');
});

it('takes known options, and absent ones', () => {
  expect(() => refuseUnknownOptions('f', { clock: 'real', clokc: undefined }, names)).not.toThrow();
});
