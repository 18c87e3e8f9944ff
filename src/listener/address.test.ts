import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { isLoopbackAddress, urlOf } from './address.ts';

it.each([
  ['127.0.0.1', true],
  ['127.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['0', false],
  ['::', false],
  ['', false],
  ['192.168.1.5', false],
  ['box.lan', false],
  ['localhost.evil.example', false],
])('says whether %j is loopback: %s', (host, expected) => {
  expect(isLoopbackAddress(host)).toBe(expected);
});

it('returns the URL of an address unchanged', () => {
  expect(urlOf({ host: '127.0.0.1', port: 1 })).toBe('http://127.0.0.1:1');
  expect(urlOf({ host: '::1', port: 1 })).toBe('http://[::1]:1');
  expect(urlOf({ host: 'box.lan', port: 1, tls: {} })).toBe('https://box.lan:1');
});

it('returns for every address one that other machines reach, if there is one', () => {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const [one] = addresses.filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const host of ['0.0.0.0', '::', '']) {
    expect(urlOf({ host, port: 80 })).toBe(`http://${one?.address ?? '127.0.0.1'}:80`);
  }
});
