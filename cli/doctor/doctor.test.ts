// Covers: checks/base-urls.ts, checks/conflicts.ts, checks/credentials.ts, checks/guard.ts, checks/hosts-file.ts, checks/node.ts,
// checks/ports.ts, checks/proxies.ts, checks/trust.ts, checks/versions.ts, checks.ts, controls.ts, finding.ts, probe.ts,
// setup.ts, variables.ts, ../commands/doctor.ts

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { packageVersion } from '../../src/base/package-version.ts';
import { guardedEnvironment } from '../../src/egress-guard/guarded-environment.ts';
import { makeCertificate } from '../../test/support/certificate.ts';
import { runHere } from '../../test/support/in-process.ts';
import { pointed, pointingAt } from '../environment.ts';
import { guardedHosts } from '../guarded-hosts.ts';
import { examine } from './checks.ts';
import { probe } from './probe.ts';
import type { Setup } from './setup.ts';

let running: RunningWorld;
const foreign = createServer((_request, response) => response.end('{"status":"ok"}'));
let foreignPort = 0;
let cert = '';
beforeAll(async () => {
  running = await startWorld();
  // Servers load their apps at the first request.
  for (const { baseUrl } of [{ baseUrl: running.control.url }, ...Object.values(running.providers)])
    await fetch(baseUrl);
  await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done));
  foreignPort = (foreign.address() as AddressInfo).port;
  ({ cert } = await makeCertificate());
});
afterAll(async () => {
  foreign.close();
  await running.close();
});

const portOf = (url: string) => Number(new URL(url).port);

/** A set-up that points at the running mocks, with changes. */
function setup(environment: NodeJS.ProcessEnv = {}, rest: Partial<Setup> = {}): Setup {
  const set = pointed({}, pointingAt(running));
  return {
    environment: { ...set, ...environment },
    nodeVersion: '22.1.0',
    version: packageVersion(),
    ports: [{ server: 'control', port: 1, state: { kind: 'nothing' } }],
    hostsFile: '127.0.0.1 localhost\n',
    at: probe,
    readText: (file) => {
      if (file === 'ca.pem') return cert;
      if (file === 'empty') return '';
      throw Object.assign(new Error(), { code: 'ENOENT' });
    },
    hasFile: (file) => file.startsWith('/there/'),
    ...rest,
  };
}

/** What is not fine in a set-up, as text. */
const problems = async (of: Setup) =>
  (await examine(of)).flatMap(({ check, state, found, todo = '' }) =>
    state === 'ok' ? [] : [`${state} ${check}: ${found} -> ${todo}`],
  );

it('has nothing to change in a shell that points at running mocks', async () => {
  const found = await problems(setup());
  expect(found).toEqual([expect.stringMatching(/^note guard: .*api\.gcore\.com/)]);
});

it('has nothing to say under exec', async () => {
  const environment = guardedEnvironment(setup().environment, guardedHosts(running));
  expect(await problems(setup(environment, { hasFile: () => true }))).toEqual([]);
});

it('tells of every variable that is unset what follows, and asks for no change', async () => {
  const found = await problems(setup({}, { environment: {} }));
  expect(found.filter((line) => line.startsWith('change'))).toEqual([]);
  expect(found).toContainEqual(expect.stringContaining('GCORE_BASE_URL is unset'));
});

/** One thing that is wrong, and what the report says of it. */
const wrong: Readonly<
  Record<string, [environment: () => NodeJS.ProcessEnv, said: RegExp, rest?: () => Partial<Setup>]>
> = {
  'a base URL of the real service': [
    () => ({ GCORE_BASE_URL: 'https://API.gcore.com' }),
    /base-url: GCORE_BASE_URL points at the real/,
  ],
  'a base URL of a host of another real service': [
    () => ({ GCORE_BASE_URL: 'https://api.translateplus.io' }),
    /base-url: GCORE_BASE_URL points at the real/,
  ],
  'a base URL that is not one': [() => ({ GCORE_BASE_URL: 'localhost' }), /base-url: GCORE_BASE_URL is not a URL/],
  'a base URL with another path': [
    () => ({ CLOUDFLARE_BASE_URL: running.providers['gcore-ai']?.baseUrl }),
    /base-url: CLOUDFLARE_BASE_URL has the path \/ -> Set it to http:\S+\/client\/v4$/,
  ],
  'a base URL where nothing listens': [
    () => ({ GCORE_BASE_URL: 'http://localhost:1' }),
    /where nothing listens -> Start/,
  ],
  'a base URL of the control API': [() => ({ GCORE_BASE_URL: running.control.url }), /points at the control API/],
  'no base URL beside a credential': [
    () => ({ GCORE_BASE_URL: '' }),
    /GCORE_BASE_URL is unset, but a credential is set/,
  ],
  'a credential that may be real': [
    () => ({ GCORE_API_KEY: 'sk-real' }),
    /credential: GCORE_API_KEY is set, and not to a mock's/,
  ],
  'no credential beside a mock': [() => ({ GCORE_API_KEY: '' }), /credential: GCORE_API_KEY is unset, while/],
  'an account of another tenant': [
    () => ({ CLOUDFLARE_ACCOUNT_ID: 'f'.repeat(32) }),
    /credential: CLOUDFLARE_ACCOUNT_ID does not belong/,
  ],
  'a second credential': [
    () => ({ CLOUDFLARE_API_KEY: 'x' }),
    /conflict: CLOUDFLARE_API_KEY is set.* -> unset CLOUDFLARE_API_KEY/,
  ],
  'an old Node': [() => ({}), /node: Node 20\.18\.3 is too old/, () => ({ nodeVersion: '20.18.3' })],
  'another version of the server': [
    () => ({}),
    /version: the server at .* this program 9\.9\.9/,
    () => ({ version: '9.9.9' }),
  ],
  'a control API that is not there': [
    () => ({ CAPTION_HARNESS_CONTROL_URL: `http://127.0.0.1:${foreignPort}` }),
    /version: CAPTION_HARNESS_CONTROL_URL points at .*no control API/,
  ],
  "somebody else's port": [
    () => ({}),
    /ports: port 4010 \(cloudflare\) is taken by another program -> .*--port cloudflare=PORT/,
    () => ({ ports: [{ server: 'cloudflare', port: 4010, state: { kind: 'other' } }] }),
  ],
  'a guard that is gone': [
    () => ({ NODE_OPTIONS: '--require "/gone/egress-guard.cjs"' }),
    /guard: NODE_OPTIONS loads a guard that is not/,
  ],
  'a guard without hosts': [
    () => ({ NODE_OPTIONS: '--require "/there/egress-guard.cjs"' }),
    /guard: the guard does not know api/,
  ],
  'certificates that are not checked': [() => ({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), /trust: NODE_TLS_REJECT/],
  'https without trust': [
    () => ({ GCORE_BASE_URL: 'https://localhost:1' }),
    /trust: GCORE_BASE_URL: https.*NODE_EXTRA_CA_CERTS is unset/,
  ],
  'an authority that cannot be read': [
    () => ({ NODE_EXTRA_CA_CERTS: 'gone' }),
    /trust: .*gone cannot be read \(ENOENT\)/,
  ],
  'an authority without a certificate': [() => ({ NODE_EXTRA_CA_CERTS: 'empty' }), /trust: .*holds no certificate/],
  'a proxy for this machine': [
    () => ({ https_proxy: 'http://proxy.example:1', NO_PROXY: 'intra.example' }),
    /proxy: a proxy for https also gets calls to 127\.0\.0\.1 -> export NO_PROXY=/,
  ],
};

describe('a set-up with something wrong', () => {
  it.each(Object.entries(wrong))('must change: %s', async (_name, [environment, said, rest]) => {
    const found = await problems(setup(environment(), rest?.()));
    const changes = found.filter((line) => line.startsWith('change '));
    expect(changes).toContainEqual(expect.stringMatching(said));
    expect(found.join()).not.toContain('sk-real');
  });
});

it.each([
  ['127.0.0.1 api.gcore.com # mine', /^note real-hosts: .*api\.gcore\.com to this machine -> .*--allow-real-hosts/],
  ['10.0.0.9\tother.example API.translateplus.io', /^note real-hosts: .*api\.translateplus\.io to 10\.0\.0\.9/],
])('tells what the hosts file does: %s', async (hostsFile, said) => {
  expect(await problems(setup({}, { hostsFile }))).toContainEqual(expect.stringMatching(said));
  expect((await problems(setup({}, { hostsFile: `# ${hostsFile}` }))).join()).not.toContain('real-hosts');
});

it('accepts an authority, and a proxy that leaves this machine alone', async () => {
  const environment = { NODE_EXTRA_CA_CERTS: 'ca.pem', ALL_PROXY: 'http://proxy.example:1', no_proxy: '127.0.0.1' };
  expect((await problems(setup(environment))).join()).not.toMatch(/trust|proxy:/);
});

it('contacts no other machine', async () => {
  const asked: string[] = [];
  const at: Setup['at'] = async ({ hostname }) => {
    asked.push(hostname);
    return { kind: 'other' };
  };
  const away = {
    CAPTION_HARNESS_CONTROL_URL: 'http://mocks.example',
    TRANSLATEPLUS_BASE_URL: 'http://mocks.example:4030',
  };
  const found = await problems(setup({ ...away, GCORE_BASE_URL: 'https://api.gcore.com' }, { at }));
  expect(found.filter((line) => line.includes('was not contacted')).length).toBe(2);
  expect([...new Set(asked)]).toEqual(['127.0.0.1']);
});

it('tells what listens at an address', async () => {
  expect(await probe(new URL(running.control.url))).toMatchObject({ kind: 'control', version: packageVersion() });
  expect(await probe(new URL(`http://127.0.0.1:${foreignPort}`))).toEqual({ kind: 'other' });
  expect(await probe(new URL('http://127.0.0.1:1'))).toEqual({ kind: 'nothing' });
});

it('prints the report, and ends with 1 when something must change', async () => {
  const ports = ['control', 'gcore-ai', 'cloudflare', 'translateplus'].map((id) => {
    const url =
      id === 'control' ? running.control.url : running.providers[id === 'cloudflare' ? 'workers-ai' : id]?.baseUrl;
    return `${id}=${portOf(url ?? '')}`;
  });
  const words = ['doctor', ...ports.flatMap((one) => ['--port', one])];
  const good = await runHere('caption-harness', [...words, '--json'], {
    env: { ...pointed({}, pointingAt(running)) } as Record<string, string>,
  });
  const report = JSON.parse(good.stdout);
  expect(report.findings.filter(({ state }: { state: string }) => state === 'change')).toEqual([]);
  expect(report.ok).toBe(true);
  expect(good.code).toBe(0);
  const bad = await runHere('caption-harness', [...words, '--port', `control=${foreignPort}`]);
  expect(bad.code).toBe(1);
  expect(bad.stdout).toMatch(/^change {2}ports {7}port \d+ \(control\) is taken by another program\n {20}-> /m);
});
