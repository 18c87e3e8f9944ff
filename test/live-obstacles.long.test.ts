// Covers: ../conformance/live/preflight.ts, ../conformance/providers/cloudflare-refusal.ts

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN } from './support/live-command.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';
import { type Finished, run, useBuiltPrograms } from './support/programs.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'live-obstacles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = ({ stdout, stderr }: Finished): string[] => `${stdout}${stderr}`.trim().split('\n');

describe('under TLS', () => {
  let liveMock: LiveMock;
  beforeAll(async () => {
    liveMock = await startLiveMock({ tls: true });
    // The mocks load their parts at the first request.
    await Promise.all(Object.values(liveMock.behind).map((url) => fetch(url)));
  });
  afterAll(() => liveMock.close());
  afterEach(() => {
    liveMock.seen.length = 0;
    liveMock.onRequest = () => undefined;
  });
  const live = (args: readonly string[], env: Record<string, string> = {}, urls = liveMock.urlOptions) =>
    run(process.execPath, [programs.path('conform'), '--target', 'live', '--yes', ...urls, ...args], {
      cwd: folder,
      env: { ...PLAIN, ...liveMock.environment, ...env },
    });

  it.each([
    ['the key', [], { TRANSLATEPLUS_API_KEY: 'wrong' }, 'translateplus'],
    ['a token', ['--provider', 'gcore-ai'], { GCORE_API_KEY: 'wrong' }, 'gcore-ai'],
    ['a token of the gateway', ['--provider', 'workers-ai'], { CLOUDFLARE_API_TOKEN: 'wrong token' }, 'workers-ai'],
    ['an account', ['--provider', 'cloudflare-stream'], { CLOUDFLARE_ACCOUNT_ID: 'x' }, 'cloudflare-stream'],
  ])('stops after one request at a service that refuses %s', async (_what, args, env, id) => {
    const end = await live(args, env);
    expect([end.code, liveMock.seen.length]).toEqual([3, 1]);
    expect(end.stdout).toMatch(
      new RegExp(`\\d+ checks did not run: ${id} refused the credential \\([A-Z_ and]+\\) with 4`),
    );
    expect(lines(end).length).toBeLessThan(20);
  });

  it('says in one line that a service is silent, and charges nothing', async () => {
    liveMock.onRequest = () => new Promise(() => {});
    const begun = Date.now();
    const end = await live(['--reporter', 'pretty', '--reporter', 'json=silent.json']);
    expect([end.code, Date.now() - begun < 50_000]).toEqual([1, true]);
    for (const id of ['translateplus', 'gcore-ai', 'cloudflare-stream', 'workers-ai']) {
      expect(lines(end).filter((line) => line.includes(`${id} answers none of 3 requests`))).toHaveLength(1);
      expect(liveMock.seen.filter(({ provider }) => provider === id)).toHaveLength(3);
    }
    expect(lines(end).length).toBeLessThan(40);
    expect(end.stdout).toContain('0 credits');
  });

  it.each([
    ['is absent', {}, ['--url', 'translateplus=https://127.0.0.1:1'], /refused/],
    ['has an untrusted certificate', { NODE_EXTRA_CA_CERTS: '' }, undefined, /certificate/],
  ])('says in one line that a service %s', async (_what, env, urls, why) => {
    const end = await live(['--provider', 'translateplus'], env, urls);
    expect(end.code).toBe(1);
    const told = lines(end).filter((line) => line.includes('answers none of 3 requests'));
    expect(told).toEqual([expect.stringMatching(why)]);
    expect(lines(end).length).toBeLessThan(40);
    expect(liveMock.seen).toEqual([]);
  });

  it('asks a service again that falls silent, and then leaves it alone', async () => {
    liveMock.onRequest = (_request, when) => when === 'before' && liveMock.seen.length > 6;
    const end = await live(['--provider', 'translateplus']);
    expect(end.code).toBe(1);
    expect(lines(end).filter((line) => line.includes('answers none of 3 requests'))).toHaveLength(1);
    expect(liveMock.seen.length).toBeLessThan(20);
  });

  it('has an exit code of its own for checks that the budget left undone', async () => {
    const args = ['--budget', 'requests=6', '--grep', 'translateplus/languages/*', '--quiet'];
    const [partial, allowed] = [await live(args), await live([...args, '--allow-partial'])];
    expect([partial.code, partial.stderr]).toEqual([5, expect.stringMatching(/the budget left \d+ checks undone/)]);
    expect(allowed.code).toBe(0);
    expect(liveMock.seen.length).toBe(12);
  });
});
