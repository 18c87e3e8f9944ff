import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import { ArmedFaults } from './armed-faults.ts';
import { type ArmedFault, strike } from './faults.ts';

const target = {
  provider: 'translateplus',
  operation: 'getHealth',
  method: 'GET',
  path: '/v2/a/b',
  header: null,
  now: 0,
  hasFailure: (id: string) => id === 'known',
};
const arm = (rule: Omit<FaultRule, 'effect'>): ArmedFault => ({
  id: 'fault-1',
  rule: { ...rule, effect: { type: 'reset' } },
  source: 'control',
  endsAt: null,
  header: null,
  matched: 0,
  struck: 0,
});
const strikes = (fault: ArmedFault, count: number) =>
  Array.from({ length: count }, () => (strike([fault], target) ? 'x' : '.')).join('');

describe('strike', () => {
  it.each([
    [{}, 'xxxxxxxx'],
    [{ after: 2 }, '..xxxxxx'],
    [{ times: 3 }, 'xxx.....'],
    [{ every: 3 }, 'x..x..x.'],
    [{ after: 1, every: 2, times: 2 }, '.x.x....'],
  ])('%j strikes %s', (rule, pattern) => {
    expect(strikes(arm(rule), 8)).toBe(pattern);
  });

  it.each([
    [{ provider: 'gcore-ai' }, false],
    [{ operation: 'getHealth', method: 'get' }, true],
    [{ path: '/v2/*' }, true],
    [{ path: '/v2/*/b' }, true],
    [{ path: '/v2/a*a/b' }, false],
    [{ path: '/v2/a' }, false],
    [{ path: '*b*b' }, false],
  ] as const)('match %j: %s', (match, expected) => {
    expect(strike([arm({ match: { ...match } })], target) !== null).toBe(expected);
  });

  it.each(['known', 'another provider has it'])(
    'a rule for the refusal %j strikes where the provider has it',
    (failure) => {
      const fault = { ...arm({}), rule: { effect: { type: 'failure' as const, failure } } };
      expect(strike([fault], target) !== null).toBe(failure === 'known');
    },
  );
});

it('removes one of many faults without reading the others', () => {
  let reads = 0;
  const rule = { match: { operation: 'getTask' }, effect: { type: 'reset' } } as const;
  const faults = Array.from({ length: 20_000 }, (_, at) => ({
    rule,
    source: 'control' as const,
    endsAt: null,
    header: null,
    matched: 0,
    struck: 0,
    get id() {
      reads += 1;
      return `fault-${at + 1}`;
    },
  }));
  const armed = new ArmedFaults({ faults, headers: [], count: faults.length });
  const wide = { ...target, operation: 'getTask' };
  const struck = () => armed.strike(wide)?.fault.id;
  expect(struck()).toBe('fault-1');
  reads = 0;
  expect([armed.remove('fault-1'), armed.remove('fault-1'), armed.remove('fault-9999')]).toEqual([true, false, true]);
  expect(armed.find('fault-9999', 0)).toBeNull();
  expect([struck(), armed.size]).toEqual(['fault-2', 19_998]);
  expect(reads).toBeLessThan(200);
});
