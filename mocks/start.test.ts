// Covers: prepare-world.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ControlApiError, createControlClient } from '../src/control-client/index.ts';
import { makeCertificate } from '../test/support/certificate.ts';
import { sendRaw } from '../test/support/raw-http.ts';
import { type RunningWorld, type StartOptions, startWorld } from './start.ts';

let running: RunningWorld | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
  vi.unstubAllEnvs();
});
const start = async (options: StartOptions) => {
  running = await startWorld({ settings: { clock: 'manual' }, ...options });
  return running;
};
/** The port of a URL on loopback, wherever it says. */
const onLoopback = (url: string) => `http://127.0.0.1:${new URL(url).port}`;

it('opens the tenant whose credentials it prints, which a caller may still open with settings', async () => {
  const { control, providers } = await start({});
  const client = createControlClient({ url: control.url });
  const { tenants, next } = await client.listTenants({ limit: 10 });
  expect(next).toBeNull();
  expect(tenants.map(({ credentials }) => credentials.translateplus?.full)).toEqual([
    providers.translateplus?.credentials,
  ]);
  expect((await client.createTenant({ name: 'demo', credits: 7 })).credits.total).toBe(7);
});

it('starts only the servers of the named providers', async () => {
  const { control, providers } = await start({ providers: ['workers-ai'] });
  expect(Object.keys(providers)).toEqual(['workers-ai']);
  const health = await createControlClient({ url: control.url }).health();
  expect([health.providers, Object.keys(health.ports ?? {})]).toEqual([['workers-ai'], ['workers-ai']]);
});

describe('the control token', () => {
  it('is not required on loopback, unless it is given', async () => {
    const { control } = await start({});
    expect(control).toEqual({ url: expect.any(String) });
    expect((await fetch(`${control.url}/tenants/lobby`)).status).not.toBe(401);
  });

  it('is required for everything except health and pages', async () => {
    const { control } = await start({ controlToken: 'se-cret' });
    expect(control.token).toBe('se-cret');
    const head = async (path: string, authorization?: string) => {
      const answer = await fetch(`${control.url}${path}`, authorization ? { headers: { authorization } } : {});
      return [answer.status, answer.headers.get('WWW-Authenticate')];
    };
    expect(await head('/health')).toEqual([200, null]);
    for (const page of ['/', '/inspector.js', '/inspector.css', '/docs']) expect(await head(page)).toEqual([200, null]);
    for (const path of ['/openapi.json', '/tenants/lobby', '/explain/lobby-1', '/nope', '/health/', '//health']) {
      expect(await head(path)).toEqual([401, 'Bearer realm="caption-harness"']);
      expect(await head(path, 'Bearer other')).toEqual([401, 'Bearer realm="caption-harness", error="invalid_token"']);
      expect((await head(path, 'Bearer se-cret'))[0]).not.toBe(401);
    }
    const body = await (await fetch(`${control.url}/tenants`, { method: 'POST' })).json();
    expect(body).toMatchObject({ error: { code: 'token-required' } });
  });

  it('is sent by the control client, from its option or the environment', async () => {
    const { control } = await start({ controlToken: 'se-cret' });
    const { url } = control;
    await expect(createControlClient({ url }).createTenant()).rejects.toMatchObject({ status: 401 });
    await expect(createControlClient({ url, token: 'x' }).createTenant()).rejects.toThrow(ControlApiError);
    expect(await createControlClient(control).createTenant({ name: 'a' })).toMatchObject({ name: 'a' });
    vi.stubEnv('CAPTION_HARNESS_CONTROL_TOKEN', 'se-cret');
    expect(await createControlClient({ url }).getTenant('a')).toMatchObject({ name: 'a' });
  });

  it('is made at random beyond loopback, where any address but no foreign name will do', async () => {
    const { control, providers } = await start({ host: '0.0.0.0' });
    expect(control.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new URL(control.url).hostname).not.toBe('0.0.0.0');
    const url = onLoopback(control.url);
    await expect(createControlClient({ url }).createTenant()).rejects.toMatchObject({ status: 401 });
    expect(await createControlClient({ url, token: control.token }).createTenant({ name: 'a' })).toBeTruthy();
    const mock = onLoopback(providers.translateplus?.baseUrl ?? '');
    const asked = async (host: string) =>
      (
        await sendRaw(mock, [`GET /nope HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`], {
          patienceMs: 15_000,
        })
      ).status;
    expect([await asked('10.1.2.3:4030'), await asked('[2001:db8::1]'), await asked('evil.example')]).toEqual([
      404, 404, 403,
    ]);
    expect((await fetch(`${mock}/health`)).status).toBe(200);
  });

  it.each(['', 'with space', 'ümlaut', 'a\r\nb', '='])('cannot be %j', async (controlToken) => {
    await expect(startWorld({ controlToken })).rejects.toThrow('a token has only letters');
  });
});

describe('TLS', () => {
  it('makes every URL https, upload URLs included', async () => {
    const tls = await makeCertificate();
    const { control, providers } = await start({ tls, controlToken: 'se-cret' });
    const call = (url: string, method: string, headers: Record<string, string>, body = '') =>
      new Promise<string>((resolve, reject) => {
        const sending = request(url, { method, ca: tls.cert, agent: false, headers }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
          });
          answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
        });
        sending.on('error', reject).end(body);
      });
    expect([control.url, ...Object.values(providers).map(({ baseUrl }) => baseUrl)].join()).not.toContain('http://');
    expect(await call(`${control.url}/tenants/lobby`, 'GET', {})).toMatch(/^401 /);
    const { baseUrl, credentials } = providers['cloudflare-stream'] ?? { baseUrl: '', credentials: {} };
    const made = await call(
      `${baseUrl}/accounts/${credentials.accountId}/stream/direct_upload`,
      'POST',
      { Authorization: `Bearer ${credentials.apiToken}`, 'Content-Type': 'application/json' },
      '{"maxDurationSeconds":10}',
    );
    expect(made).toContain(`"uploadURL":"${new URL(baseUrl).origin}/upload/`);
  });

  it('is refused with a certificate that cannot be used, and leaves nothing listening', async () => {
    await expect(startWorld({ tls: { cert: 'x', key: 'y' } })).rejects.toThrow('TLS needs a certificate');
  });
});

it('releases its data folder when it cannot start', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'start-'));
  await expect(start({ dataDir, settings: { clock: 'sundial' } })).rejects.toThrow('"sundial" is not a clock.');
  await expect(start({ dataDir, seed: { tenants: 7 } as never })).rejects.toThrow();
  expect((await start({ dataDir })).keep).toBeDefined();
  await running?.close();
  running = undefined;
  rmSync(dataDir, { recursive: true });
});
