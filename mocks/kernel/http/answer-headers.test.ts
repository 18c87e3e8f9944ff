import { expect, it } from 'vitest';
import { answerHeaders } from './answer-headers.ts';

it('keeps what does not depend on host, port or time, by lower-case names in one order', () => {
  const headers = { Location: '/x', 'cf-ray': '1', 'Content-Type': 'text/vtt', Allow: 'GET', Date: 'now' };
  const kept = answerHeaders(headers);
  expect(Object.entries(kept)).toEqual([
    ['allow', 'GET'],
    ['content-type', 'text/vtt'],
    ['location', '/x'],
  ]);
  expect(answerHeaders({ 'cf-ray': '1' })).toEqual({});
});

it('shares one object among answers with nothing but the same type', () => {
  const one = answerHeaders({ 'Content-Type': 'text/vtt', 'cf-ray': '1' });
  expect(answerHeaders({ 'cf-ray': '2', 'content-type': 'text/vtt' })).toBe(one);
  expect(one).toEqual({ 'content-type': 'text/vtt' });
});
