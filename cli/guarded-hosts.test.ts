import { expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';
import { guardedHosts } from './guarded-hosts.ts';

it('guards every host of every real service once, and names the mock to use', () => {
  const providers = { translateplus: { baseUrl: 'http://127.0.0.1:5', credentials: {} } };
  const hosts = guardedHosts({ control: { url: 'http://127.0.0.1:1' }, providers });
  expect(hosts.map(({ host }) => host)).toEqual(
    expect.arrayContaining(['api.cloudflare.com', 'upload.videodelivery.net', 'api.gcore.com', 'api.translateplus.io']),
  );
  expect(new Set(hosts.map(({ host }) => host)).size).toBe(hosts.length);
  expect(hosts.find(({ host }) => host === 'api.translateplus.io')?.baseUrl).toBe('http://127.0.0.1:5');
});

it('keeps a command from the real service, unless it is allowed', async () => {
  const code = `const { Socket } = require('node:net');
    new Socket().on('error', ({ code }) => { process.exitCode = code === 'ERR_REAL_HOST' ? 7 : 8 }).connect({ host: 'api.gcore.com', port: 443, lookup: (_name, _options, done) => done(new Error('offline')) })`;
  const exec = (...options: string[]) =>
    runHere('caption-harness', ['exec', '--provider', 'gcore-ai', ...options, '--', process.execPath, '-e', code]);
  expect((await exec()).code).toBe(7);
  expect((await exec('--allow-real-hosts')).code).toBe(8);
});

it('hands other programs a proxy that refuses the real service', async () => {
  const code = `const url = new URL(process.env.https_proxy);
    const request = require('node:http').request({ host: url.hostname, port: url.port, method: 'CONNECT', path: 'api.gcore.com:443' });
    request.on('connect', ({ statusCode }) => { process.exitCode = statusCode === 403 ? 7 : 8; request.destroy(); }).end();`;
  const words = ['exec', '--provider', 'gcore-ai', '--guard-proxy', '--', process.execPath, '-e', code];
  expect((await runHere('caption-harness', words)).code).toBe(7);
});
