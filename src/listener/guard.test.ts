// Covers: host-rule.ts, page-rule.ts, request-target.ts

import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createGuard, type GuardRules } from './guard.ts';

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly hosts?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: 0 | 1;
}

/** The guard's verdict on a request: `pass`, `preflight`, or why it is refused. */
function judged(rules: Partial<GuardRules>, asked: Asked): string {
  const { method = 'GET', url = '/', hosts = ['127.0.0.1:4000'], headers = {}, version = 1 } = asked;
  const verdict = createGuard({ bound: '127.0.0.1', ...rules })({
    method,
    url,
    headers: { host: hosts[0], ...headers },
    rawHeaders: hosts.flatMap((host) => ['HoSt', host]),
    httpVersionMajor: 1,
    httpVersionMinor: version,
  } as unknown as IncomingMessage);
  return verdict.kind === 'refused' ? verdict.why.kind : verdict.kind;
}

describe('the Host', () => {
  it.each([
    'localhost',
    'LocalHost:1',
    'localhost.',
    'app.localhost:4000',
    '127.0.0.1',
    '127.9.9.9:80',
    '127.1',
    '0x7f000001',
    '[::1]:4000',
    '[::ffff:127.0.0.1]',
  ])('may be %s', (host) => {
    expect(judged({}, { hosts: [host] })).toBe('pass');
  });

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evillocalhost',
    '192.168.1.5',
    '0.0.0.0',
    '[2001:db8::1]',
    'x',
    '%6cocalhost',
  ])('may not be %s', (host) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) expect(judged({}, { method, hosts: [host] })).toBe('foreign-host');
  });

  it.each([[[]], [['a', 'a']], [['localhost', 'localhost']], [['']], [['evil.example@127.0.0.1']], [['[::1%lo]']]])(
    'is broken when the lines are %j',
    (hosts) => {
      expect(judged({ allowHosts: ['*'] }, { hosts, url: '/health' })).toBe('broken');
    },
  );

  it('may be missing in HTTP/1.0 only', () => {
    expect([judged({}, { hosts: [], version: 0 }), judged({}, { hosts: [] })]).toEqual(['pass', 'broken']);
    expect(judged({}, { hosts: [], version: 0, url: 'http://evil.example/' })).toBe('foreign-host');
  });

  it.each([
    ['http://localhost:4000/a', '127.0.0.1', 'pass'],
    ['http://evil.example/a', '127.0.0.1', 'foreign-host'],
    ['http://localhost/a', 'evil.example', 'foreign-host'],
    ['http://evil.example\\@127.0.0.1/a', '127.0.0.1', 'broken'],
    ['http://evil@127.0.0.1/a', '127.0.0.1', 'broken'],
    ['http://[/', '127.0.0.1', 'broken'],
    ['//evil.example/a', '127.0.0.1', 'pass'],
    ['*', '127.0.0.1', 'pass'],
  ])('counts with that of the target %s', (url, host, expected) => {
    expect(judged({}, { url, hosts: [host] })).toBe(expected);
  });

  it('may be any address, but no other name, beyond loopback', () => {
    for (const bound of ['0.0.0.0', '::', '192.168.1.5', 'box.lan']) {
      expect(judged({ bound }, { hosts: ['10.1.2.3:80'] })).toBe('pass');
      expect(judged({ bound }, { hosts: ['[2001:db8::1]'] })).toBe('pass');
      expect(judged({ bound }, { hosts: ['evil.example'] })).toBe('foreign-host');
    }
    expect(judged({ bound: 'box.lan' }, { hosts: ['Box.LAN:9'] })).toBe('pass');
  });

  it('may be one that is allowed, or that of the real service', () => {
    const rules = { allowHosts: ['Captions.example.org.', 'a.example:8443'], realHosts: ['api.gcore.com'] };
    for (const host of ['captions.example.org', 'captions.example.org:81', 'a.example:8443', 'api.gcore.com']) {
      expect(judged(rules, { hosts: [host] })).toBe('pass');
    }
    for (const host of ['a.example', 'x.captions.example.org', 'api.gcore.com.evil.example']) {
      expect(judged(rules, { hosts: [host] })).toBe('foreign-host');
    }
    expect(judged({ allowHosts: ['*'] }, { hosts: ['evil.example'] })).toBe('pass');
    expect(() => createGuard({ bound: '127.0.0.1', allowHosts: ['http://x'] })).toThrow('"http://x" is not a host');
  });

  it('may be anything for GET and HEAD of /health', () => {
    const hosts = ['evil.example'];
    expect(judged({}, { hosts, url: '/health?x' })).toBe('pass');
    expect(judged({ token: 't' }, { hosts, url: '/health', method: 'HEAD' })).toBe('pass');
    expect(judged({}, { hosts, url: '/health', method: 'POST' })).toBe('foreign-host');
    expect(judged({}, { hosts, url: '/health/../tenants' })).toBe('foreign-host');
  });
});

describe('pages', () => {
  const post = (headers: Record<string, string>, rules: Partial<GuardRules> = {}, hosts = ['127.0.0.1:4000']) =>
    judged(rules, { method: 'POST', headers, hosts });

  it.each<[Record<string, string>, string]>([
    [{}, 'pass'],
    [{ origin: 'http://127.0.0.1:4000' }, 'pass'],
    [{ origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'same-origin' }, 'pass'],
    // Behind a proxy that rewrites Host: the browser compared what the page sees.
    [{ origin: 'https://captions.example.org', 'sec-fetch-site': 'same-origin' }, 'pass'],
    [{ 'sec-fetch-site': 'none' }, 'pass'],
    [{ 'sec-fetch-site': 'cross-site' }, 'foreign-origin'],
    [{ 'sec-fetch-site': 'same-site' }, 'foreign-origin'],
    [{ 'sec-fetch-site': 'same-origin, cross-site' }, 'foreign-origin'],
    [{ origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'same-site' }, 'foreign-origin'],
    [{ origin: 'null' }, 'foreign-origin'],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 'foreign-origin'],
    [{ origin: '' }, 'foreign-origin'],
    [{ origin: 'http://127.0.0.1:4000, http://evil.example' }, 'foreign-origin'],
    [{ origin: 'http://127.0.0.1:4001' }, 'foreign-origin'],
    [{ origin: 'http://localhost:4000' }, 'foreign-origin'],
    [{ origin: 'https://evil.example' }, 'foreign-origin'],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'none' }, 'foreign-origin'],
    [{ origin: 'file://127.0.0.1:4000' }, 'foreign-origin'],
    [{ origin: 'http://x@127.0.0.1:4000' }, 'foreign-origin'],
    [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, 'foreign-origin'],
  ])('that send a write with %j: %s', (headers, expected) => {
    expect(post(headers)).toBe(expected);
  });

  it('are known by the Host with any default port', () => {
    const rules = { allowHosts: ['captions.example.org'] };
    expect(post({ origin: 'https://captions.example.org' }, rules, ['captions.example.org'])).toBe('pass');
    expect(post({ origin: 'https://captions.example.org' }, rules, ['captions.example.org:443'])).toBe('pass');
    expect(post({ origin: 'https://captions.example.org:8443' }, rules, ['captions.example.org:8443'])).toBe('pass');
    expect(post({ origin: 'https://captions.example.org:8443' }, rules, ['captions.example.org'])).toBe(
      'foreign-origin',
    );
  });

  it('are known by an allowed host where a proxy rewrites Host', () => {
    const origin = 'https://captions.example.org';
    expect(post({ origin })).toBe('foreign-origin');
    expect(post({ origin }, { allowHosts: ['captions.example.org'] })).toBe('pass');
    expect(post({ origin }, { allowHosts: ['*'] })).toBe('foreign-origin');
    expect(post({ origin: `${origin}:8443` }, { allowHosts: ['captions.example.org'] })).toBe('foreign-origin');
    expect(post({ origin: `${origin}:8443` }, { allowHosts: ['captions.example.org:8443'] })).toBe('pass');
  });

  it('of a named origin have the rights of own pages', () => {
    const rules = { corsOrigins: ['http://localhost:5173/'] };
    const origin = 'http://localhost:5173';
    expect(post({ origin, 'sec-fetch-site': 'same-site' }, rules)).toBe('pass');
    expect(post({ origin: 'http://localhost:5174', 'sec-fetch-site': 'same-site' }, rules)).toBe('foreign-origin');
    const headers = { origin, 'access-control-request-method': 'PATCH' };
    expect(judged({ ...rules, token: 't' }, { method: 'OPTIONS', headers })).toBe('preflight');
    expect(judged({}, { method: 'OPTIONS', headers })).toBe('pass');
    expect(post({ origin }, rules, ['evil.example'])).toBe('foreign-host');
    for (const wrong of ['*', 'localhost:5173', 'http://localhost:5173/page', 'ftp://x']) {
      expect(() => createGuard({ bound: '127.0.0.1', corsOrigins: [wrong] })).toThrow(`"${wrong}" is not an origin`);
    }
  });

  it('may read an open listener, and only follow links to another one', () => {
    const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(judged({}, { headers: image })).toBe('pass');
    const own = { foreignReads: 'own' } as const;
    expect(judged(own, { headers: image })).toBe('foreign-origin');
    expect(judged(own, { headers: { origin: 'https://evil.example' } })).toBe('foreign-origin');
    expect(judged(own, { headers: link })).toBe('pass');
    expect(judged(own, { headers: { ...link, 'sec-fetch-dest': 'iframe' } })).toBe('foreign-origin');
    expect(judged(own, { headers: link, method: 'POST' })).toBe('foreign-origin');
    expect(judged(own, {})).toBe('pass');
  });
});

describe('the token', () => {
  const rules = { token: 'se-cret', isPublic: (_method: string, path: string) => path === '/open' };

  it.each([
    [undefined, 'token-required'],
    ['Bearer se-cret', 'pass'],
    ['bearer  se-cret', 'pass'],
    ['Bearer se-cre', 'token-required'],
    ['Bearer se-cret x', 'token-required'],
    ['Basic se-cret', 'token-required'],
    ['Bearer', 'token-required'],
  ])('is wanted: %s is %s', (authorization, expected) => {
    expect(judged(rules, { headers: authorization === undefined ? {} : { authorization } })).toBe(expected);
  });

  it('is not required for public requests, and does not admit a foreign page', () => {
    expect(judged(rules, { url: '/open?x=1' })).toBe('pass');
    const headers = { authorization: 'Bearer se-cret', origin: 'https://evil.example' };
    expect(judged(rules, { method: 'POST', headers })).toBe('foreign-origin');
  });
});
