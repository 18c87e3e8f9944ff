import { expect, it } from 'vitest';
import { headerSetting, numericSetting } from './settings.ts';

const call = { service: 'S', operation: 'client options', costly: false, redact: (text: string) => text };

it.each([
  ['timeoutMs', 0],
  ['timeoutMs', Number.NaN],
  ['timeoutMs', Number.POSITIVE_INFINITY],
  ['timeoutMs', 2 ** 31],
  ['timeoutMs', '30'],
  ['timeoutMs', null],
  ['maxAttempts', 0],
  ['maxAttempts', 1.5],
  ['maxWaitSeconds', -1],
  ['maxResponseBytes', 0],
] as const)('refuses %s %s, naming range and unit', (name, value) => {
  expect(() => numericSetting(call, name, value, 1)).toThrow(new RegExp(`${name} must be a .*number of \\w+ from`));
});

it('returns a valid value, and the default for undefined', () => {
  expect(numericSetting(call, 'maxWaitSeconds', 0, 60)).toBe(0);
  expect(numericSetting(call, 'timeoutMs', undefined, 30_000)).toBe(30_000);
});

it.each([['mock_demo'], ['1234$abcd...'], ['My API Key'], ['clé']])('takes the header text %j', (value) => {
  expect(headerSetting(call, 'apiKey', value)).toBe(value);
});

it.each([
  [''],
  [undefined],
  [7],
  ['hunter22\n'],
  [' hunter22'],
  ['hunter22\r\nX-Evil: 1'],
  ['hunter22\u0000'],
  ['hunter22 ключ'],
])('refuses the header text %j without repeating it', (value) => {
  expect(() => headerSetting(call, 'apiKey', value)).toThrow(/apiKey/);
  expect(() => headerSetting(call, 'apiKey', value)).not.toThrow(/hunter22/);
});
