import { expect, it } from 'vitest';
import { mayHaveCredential } from './own-host.ts';

const may = (url: string, base: string): boolean => mayHaveCredential(new URL(url), new URL(base));

it.each([
  ['https://api.cloudflare.com/client/v4/accounts', 'https://api.cloudflare.com/client/v4'],
  ['https://edge-production.gateway.api.cloudflare.com/client/v4/a', 'https://api.cloudflare.com/client/v4'],
  ['http://127.0.0.1:8787/x', 'http://127.0.0.1:8787/client/v4'],
])('sends a credential to %s of %s', (url, base) => {
  expect(may(url, base)).toBe(true);
});

it.each([
  ['https://upload.cloudflarestream.com/tus/1', 'https://api.cloudflare.com/client/v4'],
  ['https://evil-api.cloudflare.com/', 'https://api.cloudflare.com/client/v4'],
  ['https://cloudflare.com/', 'https://api.cloudflare.com/client/v4'],
  ['http://gateway.api.cloudflare.com/', 'https://api.cloudflare.com/client/v4'],
  ['https://gateway.api.cloudflare.com:8443/', 'https://api.cloudflare.com/client/v4'],
  ['https://a.localhost/', 'https://localhost/'],
  ['https://api.cloudflare.com.evil.example/', 'https://api.cloudflare.com/client/v4'],
  ['http://127.0.0.1:8788/x', 'http://127.0.0.1:8787/client/v4'],
])('sends none to %s of %s', (url, base) => {
  expect(may(url, base)).toBe(false);
});
