import { expect, it } from 'vitest';
import { NOTHING } from '../model/amounts.ts';
import { maxCost } from './prices.ts';

const request = (method: string, path: string, body = '') =>
  ({ method, path, url: `http://127.0.0.1${path}`, headers: [], body: Buffer.from(body) }) as never;

it('counts a request alone where the operation is free or unknown', () => {
  expect(maxCost('translateplus', request('GET', '/health'))).toEqual({ ...NOTHING, requests: 1 });
  expect(maxCost('translateplus', request('GET', '/nowhere'))).toEqual({ ...NOTHING, requests: 1 });
});

it('knows the most that a paid request can cost', () => {
  const body = JSON.stringify({
    format: 'srt',
    content: '1\n00:00:00,000 --> 00:00:01,000\nHi\n',
    source: 'en',
    target: 'de',
  });
  const cost = maxCost('translateplus', request('POST', '/v2/translate/subtitles', body));
  expect(cost.requests).toBe(1);
  expect(cost.credits).toBeGreaterThan(0);
});
