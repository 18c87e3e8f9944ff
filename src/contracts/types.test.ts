import { expectTypeOf, it } from 'vitest';
import { assumed } from '../base/evidence.ts';
import type { OperationRow } from './types.ts';

const common = {
  id: 'makeThing',
  path: '/things',
  summary: 'Make a thing',
  permission: 'write',
  failures: [],
  evidence: assumed('a row for this test'),
} as const;

it('lets a POST or PUT compile only with its price, its repetition and what it creates', () => {
  const whole = { ...common, method: 'post', price: 'free', repeat: 'costly', creates: 'thing' } as const;
  const replaces = { ...common, method: 'put', price: 'free', repeat: 'safe', creates: null } as const;
  const counted = { ...whole, price: { text: 'by the minute', unit: 'minutes' } } as const;
  expectTypeOf(whole).toExtend<OperationRow>();
  expectTypeOf(replaces).toExtend<OperationRow>();
  expectTypeOf(counted).toExtend<OperationRow>();

  // @ts-expect-error: a POST without a price
  const free: OperationRow = { ...common, method: 'post', repeat: 'costly', creates: null };
  // @ts-expect-error: a POST that does not say what it creates
  const silent: OperationRow = { ...common, method: 'post', price: 'free', repeat: 'costly' };
  // @ts-expect-error: a PUT that does not say whether it may be repeated
  const once: OperationRow = { ...common, method: 'put', price: 'free', creates: null };
  // @ts-expect-error: a price that no budget counts
  const odd: OperationRow = { ...whole, price: { text: 'two apples', unit: 'apples' } };
  void [free, silent, once, odd];
});

it('lets a GET compile without them', () => {
  expectTypeOf({ ...common, method: 'get', price: 'free' } as const).toExtend<OperationRow>();
});
