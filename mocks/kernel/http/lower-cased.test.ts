import { expect, it } from 'vitest';
import { lowerCased } from './lower-cased.ts';

it('lowers the names of headers and keeps their values', () => {
  expect(lowerCased({ 'X-API-Key': 'Mixed Case', accept: '*/*' })).toEqual({
    'x-api-key': 'Mixed Case',
    accept: '*/*',
  });
});
