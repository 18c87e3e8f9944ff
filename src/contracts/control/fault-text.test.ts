// Covers: fault-rows.ts, fault-syntax.ts, fault-values.ts, faults.ts, delay.ts, header-texts.ts, read-faults.ts
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonParameters, faultKinds } from './fault-rows.ts';
import { faultText, parseFaults } from './fault-text.ts';
import { FaultEffectSchema, type FaultRule } from './faults.ts';
import { readFaults } from './read-faults.ts';

const read = (text: string): FaultRule => readFaults(text)[0] as FaultRule;

describe('a fault as text', () => {
  it.each<[string, object]>([
    ['rate-limited; times=1', { times: 1, effect: { type: 'failure', failure: 'rate-limited' } }],
    ['rate-limited; wait=7', { effect: { type: 'failure', failure: 'rate-limited', values: { wait: '7' } } }],
    ['reset', { effect: { type: 'reset' } }],
    ['reset;when=after', { effect: { type: 'reset', when: 'after' } }],
    ['delay=200', { effect: { type: 'delay', milliseconds: 200 } }],
    ['delay=100-500', { effect: { type: 'delay', milliseconds: { from: 100, to: 500 } } }],
    ['delay=200; sigma=0.5', { effect: { type: 'delay', milliseconds: { median: 200, sigma: 0.5 } } }],
    ['delay=2; sigma=1; most=9', { effect: { type: 'delay', milliseconds: { median: 2, sigma: 1, most: 9 } } }],
    ['drop-headers=retry-after', { effect: { type: 'drop-headers', headers: ['retry-after'] } }],
    ['drop-headers="a, b c"', { effect: { type: 'drop-headers', headers: ['a', 'b', 'c'] } }],
    [
      'answer=502; body="a; \\"b\\", \\\\c"; content-type=text/html',
      {
        effect: { type: 'answer', status: 502, body: 'a; "b", \\c', headers: { 'Content-Type': 'text/html' } },
      },
    ],
    [
      'answer=401; header.WWW-Authenticate="Bearer a"',
      { effect: { type: 'answer', status: 401, headers: { 'WWW-Authenticate': 'Bearer a' } } },
    ],
    [
      'stall; provider=gcore-ai; operation=getTask; method=GET; path=/streaming/*; after=1; every=2; ttl=60; label=x',
      {
        match: { provider: 'gcore-ai', operation: 'getTask', method: 'GET', path: '/streaming/*' },
        after: 1,
        every: 2,
        ttlSeconds: 60,
        label: 'x',
        effect: { type: 'stall' },
      },
    ],
  ])('%s', (text, rule) => {
    expect(read(text)).toEqual(rule);
    expect(read(faultText(read(text)))).toEqual(rule);
  });

  it('states several faults, separated by commas', () => {
    expect(readFaults('delay=5; times=1, answer=500; body="a, b" , reset').map(({ effect }) => effect.type)).toEqual([
      'delay',
      'answer',
      'reset',
    ]);
  });

  it.each([
    ['', /expected a fault like/],
    ['; times=1', /expected a fault like/],
    ['reset,', /expected a fault like/],
    ['rate limited', /double quotes/],
    ['answer=500; body="a', /double quotes/],
    ['reset; times', /needs a value/],
    ['reset; times=1; times=2', /twice/],
    ['reset; tims=1', /Did you mean times\? Known: provider, /],
    ['reset=1', /has no value/],
    ['delay', /needs a value.*Example: delay=200/],
    ['delay=soon', /delay cannot be "soon"/],
    ['delay=500-100', /from is at most to/],
    ['delay=100-500; sigma=1', /sigma/],
    ['delay=100; most=500', /sigma/],
    ['delay=600001', /600000/],
    ['reset; times=0', /times/],
    ['reset; when=later', /when/],
    ['answer=99', /status/],
    ['truncate=-1', /truncate cannot be/],
    ['drop-headers=content-length', /the server itself writes/],
    ['reset; __proto__=1', /no parameter __proto__|expected a fault like/],
  ])('refuses %j', (text, message) => {
    expect(() => readFaults(text)).toThrow(message);
  });

  it('comes back from every rule as the rule that it was', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => /^[\x20-\x7e]+$/.test(text));
    const effect = fc.oneof(
      fc.record({ type: fc.constant('failure' as const), failure: fc.constantFrom('rate-limited', 'a.b-c') }),
      fc.record({ type: fc.constant('answer' as const), status: fc.integer({ min: 200, max: 599 }), body: word }),
      fc.record({ type: fc.constant('reset' as const), when: fc.constantFrom('before' as const, 'after' as const) }),
      fc.record({ type: fc.constant('truncate' as const), bytes: fc.nat() }),
      fc.record({
        type: fc.constant('delay' as const),
        milliseconds: fc.oneof(
          fc.nat(600_000),
          fc.constant({ from: 1, to: 2 }),
          fc.constant({ median: 3, sigma: 0.25 }),
        ),
      }),
    );
    const rule = fc.record({ times: fc.integer({ min: 1, max: 99 }), label: word, effect });
    fc.assert(fc.property(rule, (one) => void expect(read(faultText(one))).toEqual(one)));
  });
});

describe('the table of faults', () => {
  it('has a row for every effect, with an example that it reads', () => {
    const types = FaultEffectSchema.options.map(({ shape }) => [...shape.type.values][0]);
    expect(['failure', ...Object.keys(faultKinds)].sort()).toEqual([...types].sort());
    for (const [type, { example }] of Object.entries(faultKinds)) expect(read(example).effect.type).toBe(type);
  });

  it('names every member of a rule', () => {
    const named = commonParameters.map(({ member }) => member.split('.')[0]);
    expect([...new Set([...named, 'effect'])].sort()).toEqual(
      ['after', 'effect', 'every', 'label', 'match', 'times', 'ttlSeconds'].sort(),
    );
  });

  it('parses without checking', () => {
    expect(parseFaults('nonsense; x=1')).toEqual([
      { effect: { type: 'failure', failure: 'nonsense', values: { x: '1' } } },
    ]);
  });
});
