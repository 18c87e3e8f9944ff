// Covers: guarded-host.ts

import { expect, it } from 'vitest';
import { connectHost } from './connect-host.ts';
import { type GuardedHost, guardedHost, guardMessage } from './guarded-host.ts';

it.each([
  [[{ host: 'api.example', port: 443 }], 'api.example'],
  [[{ port: 443 }], null],
  [[{ path: '/tmp/socket', host: 'api.example' }], null],
  [[443, 'api.example', () => {}], 'api.example'],
  [['443', 'api.example'], 'api.example'],
  [[443], null],
  [[443, () => {}], null],
  [['/tmp/socket'], null],
  [[[{ host: 'api.example', port: 443 }, null]], 'api.example'],
  [[[443, 'api.example']], 'api.example'],
  [[], null],
])('reads the host out of connect(%j): %s', (given, host) => {
  expect(connectHost(given)).toBe(host);
});

const api: GuardedHost = {
  host: 'api.translateplus.io',
  title: 'TranslatePlus subtitles',
  variable: 'TRANSLATEPLUS_BASE_URL',
  baseUrl: 'http://127.0.0.1:4030',
};

it('knows a host in any case and with a dot at its end, and no other', () => {
  const known = (name: string) => guardedHost([api], name) !== undefined;
  expect(['API.TranslatePlus.io', 'api.translateplus.io.'].map(known)).toEqual([true, true]);
  expect(['translateplus.io', 'api.translateplus.io.evil.example', 'x.api.translateplus.io'].map(known)).toEqual([
    false,
    false,
    false,
  ]);
});

it('names the host, the variable and the URL to use', () => {
  for (const part of [api.host, api.title, api.variable, api.baseUrl, '--allow-real-hosts'])
    expect(guardMessage(api)).toContain(part);
});
