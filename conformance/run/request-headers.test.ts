import { describe, expect, it } from 'vitest';
import { requestHeaders } from './request-headers.ts';

describe('the headers of a request', () => {
  it('are the usual ones, those of the credential, and those of the check', () => {
    expect(requestHeaders({ json: {}, headers: { 'X-Own': '1' } }, { Authorization: 'Bearer t' })).toEqual([
      ['Accept', '*/*'],
      ['User-Agent', 'caption-harness-conform'],
      ['Content-Type', 'application/json'],
      ['Authorization', 'Bearer t'],
      ['X-Own', '1'],
    ]);
  });

  it('have each name once, in the place of the first and with the case and value of the last', () => {
    const headers = { accept: 'text/vtt', AUTHORIZATION: 'Basic x', authorization: 'Bearer y' };
    expect(requestHeaders({ headers }, { Authorization: 'Bearer t' })).toEqual([
      ['accept', 'text/vtt'],
      ['User-Agent', 'caption-harness-conform'],
      ['authorization', 'Bearer y'],
    ]);
  });
});
