import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Server as OwnProxy } from 'proxy-chain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuardedHost } from '../src/egress-guard/guarded-host.ts';
import { ownProxy, proxiedEnvironment, startGuardProxy } from './guard-proxy.ts';

const hosts: GuardedHost[] = [
  { host: 'api.gcore.com', title: 'Gcore AI tasks', variable: 'GCORE_BASE_URL', baseUrl: 'http://127.0.0.1:4020' },
];
const site = createServer((_request, response) => response.end('here'));
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  ({ port } = site.address() as AddressInfo);
});
afterAll(() => void site.close());

/** The first lines that a proxy answers to CONNECT. */
const tunnel = (proxy: string, host: string) =>
  new Promise<string>((done, fail) => {
    const socket = connect(Number(new URL(proxy).port), '127.0.0.1', () => {
      socket.write(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (piece) => {
      text += piece.toString();
      if (text.includes('\r\n\r\n')) socket.end();
    });
    socket.on('close', () => done(text)).on('error', fail);
  });

/** What a proxy answers to a request with a whole URL. */
const fetchBy = (proxy: string, url: string) =>
  new Promise<[status: number | undefined, text: string]>((done, fail) => {
    const headers = { host: new URL(url).host };
    httpRequest({ host: '127.0.0.1', port: new URL(proxy).port, path: url, headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => done([answer.statusCode, text]));
    })
      .on('error', fail)
      .end();
  });

describe('the proxy of the guard', () => {
  it('refuses the hosts of real services, tunnelled or not, and says what to change', async () => {
    const proxy = await startGuardProxy(hosts, {});
    const refused = await tunnel(proxy.url, 'API.gcore.com:443');
    expect(refused).toMatch(/^HTTP\/1\.1 403 /);
    expect(refused).toContain('GCORE_BASE_URL');
    const [status, text] = await fetchBy(proxy.url, 'http://api.gcore.com/streaming');
    expect([status, text]).toEqual([403, expect.stringContaining('http://127.0.0.1:4020')]);
    await proxy.close();
  });

  it('lets everything else through', async () => {
    const proxy = await startGuardProxy(hosts, {});
    expect(await tunnel(proxy.url, `127.0.0.1:${port}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await fetchBy(proxy.url, `http://127.0.0.1:${port}/`)).toEqual([200, 'here']);
    await proxy.close();
  });

  it('goes through the proxy that the user has', async () => {
    const seen: string[] = [];
    const own = new OwnProxy({
      host: '127.0.0.1',
      port: 0,
      prepareRequestFunction: ({ hostname }) => {
        seen.push(hostname);
        return {};
      },
    });
    await own.listen();
    const proxy = await startGuardProxy(hosts, { HTTPS_PROXY: `http://127.0.0.1:${own.port}` });
    expect(await tunnel(proxy.url, `127.0.0.1:${port}`)).toMatch(/^HTTP\/1\.1 200 /);
    await tunnel(proxy.url, 'api.gcore.com:443');
    expect(seen).toEqual(['127.0.0.1']);
    await proxy.close();
    await own.close(true);
  });
});

it('reads the user’s proxy in either case, and any for both schemes', () => {
  expect(ownProxy({ https_proxy: 'a', HTTPS_PROXY: 'b' }, 'https')).toBe('a');
  expect(ownProxy({ ALL_PROXY: 'c' }, 'http')).toBe('c');
  expect(ownProxy({ HTTP_PROXY: 'd', https_proxy: '' }, 'https')).toBeNull();
});

it('keeps this machine and the user’s exceptions without a proxy, but no exception for a real service', () => {
  const rules = ['intra.example', '*', '.gcore.com', 'api.gcore.com:443', 'com', 'notgcore.com', '10.0.0.0/8'];
  const { NO_PROXY, no_proxy, HTTPS_PROXY, http_proxy, KEPT } = proxiedEnvironment(
    { NO_PROXY: rules.join(', '), KEPT: '1' },
    'http://127.0.0.1:9',
    hosts,
  );
  expect(NO_PROXY).toBe('intra.example,notgcore.com,10.0.0.0/8,localhost,127.0.0.1,::1');
  expect([no_proxy, HTTPS_PROXY, http_proxy, KEPT]).toEqual([
    NO_PROXY,
    'http://127.0.0.1:9',
    'http://127.0.0.1:9',
    '1',
  ]);
});
