// Covers: entry.ts

import { expect, it } from 'vitest';
import { answerOf, clockTime, type Entry, toneOf } from './entry.ts';
import { filterOf } from './filter.ts';

const entry: Entry = {
  id: 'poor-1',
  time: '2026-11-29T12:04:31.254Z',
  kind: 'request',
  tenant: 'poor',
  provider: 'translateplus',
  operation: 'translateSubtitles',
  method: 'POST',
  path: '/v2/translate/subtitles',
  request: { headers: {}, body: { bytes: 9, text: 'Good Morning' } },
  outcome: 'answered',
  rule: 'credits-short',
  status: 402,
  response: { headers: {}, body: { bytes: 2, text: '{"detail":"Insufficient credits"}' } },
};

it.each([
  ['', true],
  ['status:402', true],
  ['status:4xx', true],
  ['status:5xx', false],
  ['status:none', false],
  ['tenant:poor', true],
  ['tenant:poo', false],
  ['-tenant:poor', false],
  ['-status:200 path:/v2', true],
  ['good', true],
  ['"good morning"', true],
  ['good evening', false],
  ['insufficient provider:gcore', false],
  ['rule:credits kind:request method:post', true],
  ['operation:none', false],
  ['constructor:x', false],
  ['status:', true],
  ['http://x', false],
])('reads %j: %s', (text, passes) => {
  expect(filterOf(text)(entry)).toBe(passes);
});

it('tells an answer in a few words, with its tone', () => {
  const told = (change: Partial<Entry>) => [toneOf({ ...entry, ...change }), answerOf({ ...entry, ...change })];
  expect(told({})).toEqual(['warn', '402 credits-short']);
  expect(told({ status: 200, rule: 'translateSubtitles' })).toEqual(['ok', '200']);
  expect(told({ status: null, outcome: 'fault: reset' })).toEqual(['bad', 'fault: reset']);
  expect(told({ status: 503, outcome: 'fault: error' })).toEqual(['bad', '503 fault: error']);
  expect(clockTime(entry.time)).toBe('12:04:31.254');
});
