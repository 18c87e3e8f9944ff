// Covers: ../cli/commands/conform-live.ts, ../cli/live/credentials.ts, ../cli/live/open-run.ts, ../cli/live/tell.ts

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { effectOf } from '../conformance/live/classify.ts';
import { PLAIN, standing } from './support/live-command.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';
import { type Finished, run, useBuiltPrograms } from './support/programs.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function conform(liveMock: LiveMock, ...args: string[]): Promise<Finished> {
  const all = [programs.path('conform'), ...args];
  return run(process.execPath, all, { cwd: folder, env: { ...PLAIN, ...liveMock.environment } });
}

const live = (liveMock: LiveMock, ...args: string[]): Promise<Finished> =>
  conform(liveMock, '--target', 'live', ...liveMock.urlOptions, ...args);

describe('under TLS with a certificate of its own', () => {
  let liveMock: LiveMock;
  beforeAll(async () => {
    liveMock = await startLiveMock({ tls: true });
  });
  afterAll(() => liveMock.close());
  afterEach(() => {
    liveMock.seen.length = 0;
    liveMock.onAnswer = (_request, body) => body;
    liveMock.onRequest = () => undefined;
  });

  it('a run passes, plans what it then sends, and leaves nothing', async () => {
    const selection = ['--grep', 'translateplus/credits/*block*'];
    const plan = await live(liveMock, '--plan', ...selection);
    expect([plan.code, liveMock.seen.length]).toEqual([0, 0]);
    const { code, stdout, stderr } = await live(liveMock, '--yes', '--reporter', 'json', ...selection);
    const report = JSON.parse(stdout);
    expect([code, report.target, report.summary.failed]).toEqual([0, 'live', 0]);
    const { requests, credits } = report.live.spent.translateplus;
    // The plan counts the first request once: it is repeated if this machine takes over a second for it.
    const ofChecks = report.checks.reduce((sum: number, check: { requests: number }) => sum + check.requests, 0);
    expect(plan.stdout).toContain(`total: ${ofChecks + 1} requests, ${credits} credits\n`);
    expect(requests - ofChecks).toBeOneOf([1, 2, 3]);
    expect(liveMock.seen.length).toBe(requests);
    expect(stderr).toContain('0 left');
  });

  it('creates, marks and removes', async () => {
    const { code, stdout, stderr } = await live(
      liveMock,
      '--yes',
      '--reporter',
      'json',
      '--grep',
      'gcore-ai/videos/own-id',
    );
    const { live: summary } = JSON.parse(stdout);
    expect([code, stderr]).toEqual([0, expect.stringContaining('0 left')]);
    expect(summary.removed).toBeGreaterThan(0);
    const created = liveMock.seen.filter(({ method, path }) => method === 'POST' && path === '/streaming/videos');
    expect(created.every(({ body }) => body.includes(summary.marker))).toBe(true);
    expect(await standing(liveMock)).toEqual([]);
  });

  it('runs all checks of a provider without waits', async () => {
    const { code, stdout } = await live(liveMock, '--yes', '--reporter', 'json', '--provider', 'workers-ai');
    const report = JSON.parse(stdout);
    expect([code, report.summary.failed, report.summary.passed > 15]).toEqual([0, 0, true]);
    expect(liveMock.seen.length).toBe(report.live.spent['workers-ai'].requests);
  });

  it('sends nothing to a server with an untrusted certificate', async () => {
    const environment = { ...liveMock.environment, NODE_EXTRA_CA_CERTS: '' };
    const args = ['--yes', '--reporter', 'json', '--grep', 'translateplus/health/ok'];
    const { code, stdout } = await live({ ...liveMock, environment }, ...args);
    expect([code, liveMock.seen]).toEqual([1, []]);
    expect(JSON.parse(stdout).checks[0].reason).toMatch(/certificate/);
  });

  it('needs a second act, and a credential', async () => {
    const first = await live(liveMock, '--grep', 'translateplus/health/*');
    expect([first.code, first.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    const nobody = { ...liveMock, environment: {} };
    const second = await live(nobody, '--yes', '--reporter', 'json', '--grep', 'translateplus/health/*');
    expect(second.code).toBe(3);
    expect(JSON.parse(second.stdout).checks[0].reason).toContain('TRANSLATEPLUS_API_KEY');
    expect(liveMock.seen).toEqual([]);
  });

  it('stops before the call that a budget does not allow', async () => {
    const budget = ['--budget', 'translateplus.credits=3,requests=9'];
    const { stdout } = await live(
      liveMock,
      '--yes',
      ...budget,
      '--reporter',
      'json',
      '--grep',
      'translateplus/credits/*',
    );
    const report = JSON.parse(stdout);
    expect(liveMock.seen.length).toBeLessThanOrEqual(9);
    expect(report.live.spent.translateplus.credits).toBeLessThanOrEqual(3);
    expect(JSON.stringify(report.checks)).toContain('the budget');
  });
});

describe('what a request would do', () => {
  const url = 'https://api.cloudflare.com/client/v4/accounts/a/stream';
  const wire = (method: string, path: string) => ({ method, url: url + path, headers: [], body: null });
  it.each([
    ['GET', '', 'none'],
    ['POST', '/copy', 'create'],
    ['POST', '', 'create'],
    ['PUT', '/webhook', 'forbidden'],
    ['DELETE', '/%77ebhook', 'forbidden'],
    ['DELETE', '', 'forbidden'],
    ['DELETE', '/0123', 'touch'],
    ['PUT', '/0123/captions/en', 'touch'],
  ])('%s /stream%s: %s', (method, path, type) => {
    expect(effectOf('cloudflare-stream', wire(method, path)).type).toBe(type);
  });
});
