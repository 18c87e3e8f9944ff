// Covers: authority.ts, folder.ts, leaf.ts, library.ts, local-tls.ts, trusting.ts

import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startWorld } from '../../mocks/start.ts';
import { runHere } from '../../test/support/in-process.ts';
import { openAuthority } from './authority.ts';
import { howToTrust, tlsFolder } from './folder.ts';
import { leafHosts, makeLeaf } from './leaf.ts';
import { certificateLibrary } from './library.ts';
import { localTls } from './local-tls.ts';
import { trusting } from './trusting.ts';

const home = mkdtempSync(join(tmpdir(), 'tls-'));
afterAll(() => rmSync(home, { recursive: true }));
const DAY = 86_400_000;
const dayOf = (days: number) => new Date(Date.now() + days * DAY);

describe('the authority', () => {
  it('is made once, and its key is for the user alone', async () => {
    const folder = join(home, 'once');
    const made = await Promise.all([openAuthority(folder), openAuthority(folder)]);
    expect(made[1]).toEqual(made[0]);
    expect(await openAuthority(folder)).toEqual(made[0]);
    expect(readFileSync(made[0].file, 'utf8')).toBe(made[0].cert);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'ca-key.pem')).mode & 0o777).toBe(0o600);
    const { ca, validTo } = new X509Certificate(made[0].cert);
    expect(ca).toBe(true);
    expect(Date.parse(validTo)).toBeLessThan(dayOf(100).getTime());
  });

  it('is made again when it ends soon, or cannot be read', async () => {
    const folder = join(home, 'again');
    const first = await openAuthority(folder);
    expect(await openAuthority(folder, dayOf(50))).toEqual(first);
    const second = await openAuthority(folder, dayOf(61));
    expect(second.cert).not.toBe(first.cert);
    writeFileSync(join(folder, 'ca-key.pem'), 'broken');
    expect((await openAuthority(folder, dayOf(61))).cert).not.toBe(second.cert);
  });
});

it('signs certificates for the names and addresses that callers use, which end before it does', async () => {
  const authority = await openAuthority(join(home, 'leaf'));
  const { cert = '' } = await makeLeaf(authority, leafHosts('192.0.2.7', ['mocks:4010', '*', 'Api.Gcore.com']));
  const leaf = new X509Certificate(cert as string);
  const root = new X509Certificate(authority.cert);
  expect([leaf.checkIssued(root), leaf.verify(root.publicKey)]).toEqual([true, true]);
  for (const host of ['localhost', 'mocks', 'api.gcore.com']) expect(leaf.checkHost(host), host).toBe(host);
  for (const address of ['127.0.0.1', '::1', '192.0.2.7']) expect(leaf.checkIP(address), address).toBeDefined();
  // Key identifiers, of the subject and of the authority (RFC 5280, 4.2.1.1 and 4.2.1.2).
  const { X509Certificate: Readable } = await certificateLibrary();
  for (const id of ['2.5.29.14', '2.5.29.35']) expect(new Readable(cert as string).getExtension(id), id).not.toBeNull();
  expect(leaf.checkHost('other.example')).toBeUndefined();
  expect(Date.parse(leaf.validTo)).toBeLessThan(Date.parse(root.validTo));
  expect(leafHosts('0.0.0.0', []).length).toBeGreaterThanOrEqual(3);
});

it('serves every mock by https to clients that trust the authority, and to no others', async () => {
  const folder = join(home, 'serves');
  const running = await startWorld({ tls: await localTls(folder, leafHosts('127.0.0.1', [])) });
  const ca = readFileSync(join(folder, 'ca.pem'), 'utf8');
  const status = (options: object) =>
    new Promise((done) => {
      const url = `${running.providers.translateplus?.baseUrl}/health`;
      request(url, { agent: false, ...options }, (answer) => done(answer.resume().statusCode))
        .on('error', ({ code }: NodeJS.ErrnoException) => done(code))
        .end();
    });
  expect(await status({ ca })).toBe(200);
  expect(await status({ ca: [] })).toMatch(/SELF_SIGNED|UNABLE_TO/);
  await running.close();
});

it('says which folder cannot be used', async () => {
  const file = join(home, 'a-file');
  writeFileSync(file, '');
  await expect(localTls(join(file, 'x'), [])).rejects.toThrow(/--tls auto: the folder .*--tls-dir takes another/);
  const both = ['exec', '--tls', 'auto', '--tls-cert', file, '--tls-key', file, '--', 'true'];
  expect((await runHere('caption-harness', both)).stderr).toContain('--tls auto and --tls-cert contradict');
});

it('keeps the authority in the cache of the user, or where it is told to', () => {
  expect(tlsFolder('own', {})).toBe('own');
  const folder = tlsFolder(undefined, { XDG_CACHE_HOME: '/cache' });
  expect(folder).toBe(join('/cache', 'caption-harness', 'tls'));
  expect(howToTrust('/x/ca.pem')).toContain("export NODE_EXTRA_CA_CERTS='/x/ca.pem'");
});

describe('an environment that trusts the authority', () => {
  const own = join(home, 'own.pem');
  writeFileSync(own, 'OWN\n');
  const read = (file = '') => readFileSync(file, 'utf8');

  it('keeps what Node trusts, and the roots where a variable replaces them', () => {
    const trust = trusting({ KEPT: '1' }, own);
    const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, KEPT } = trust.environment;
    expect([NODE_EXTRA_CA_CERTS, KEPT]).toEqual([own, '1']);
    expect(read(SSL_CERT_FILE)).toMatch(/BEGIN CERTIFICATE[\s\S]+\nOWN\n$/);
    trust.close();
    expect(existsSync(SSL_CERT_FILE ?? '')).toBe(false);
  });

  it('keeps what the user’s own variables name', () => {
    const users = join(home, 'users.pem');
    writeFileSync(users, 'USERS');
    mkdirSync(join(home, 'folder'));
    const given = { NODE_EXTRA_CA_CERTS: users, REQUESTS_CA_BUNDLE: users, CURL_CA_BUNDLE: join(home, 'folder') };
    const { environment, close } = trusting(given, own);
    expect([environment.NODE_EXTRA_CA_CERTS, environment.REQUESTS_CA_BUNDLE].map(read)).toEqual([
      'USERS\nOWN\n',
      'USERS\nOWN\n',
    ]);
    expect(environment.CURL_CA_BUNDLE).toBe(given.CURL_CA_BUNDLE);
    close();
  });
});

it('lets a Node program under exec call the mocks', async () => {
  const code = `fetch(process.env.TRANSLATEPLUS_BASE_URL + '/health').then(({ status }) => { process.exitCode = process.env.TRANSLATEPLUS_BASE_URL.startsWith('https:') && status === 200 ? 7 : 8 })`;
  const words = ['exec', '--provider', 'translateplus', '--tls', 'auto', '--tls-dir', join(home, 'exec')];
  expect((await runHere('caption-harness', [...words, '--', process.execPath, '-e', code])).code).toBe(7);
});
