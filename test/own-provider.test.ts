// The example of docs/adding-a-provider.md, by every command, with the sources of this package.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProviderModule } from '../cli/load-provider-module.ts';
import { allChecks } from '../conformance/providers/checks.ts';
import { runPowerJob } from '../conformance/studies/power/index.ts';
import { powerJobs } from '../conformance/studies/power/jobs.ts';
import { measurePower } from '../conformance/studies/power/power.ts';
import type { OwnProvider } from '../entry/own/own-provider.ts';
import { registerProvider } from '../entry/own/register.ts';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { createControlClient } from '../src/control-client/index.ts';
import { runHere } from './support/in-process.ts';

const MODULE = 'examples/provider/index.mjs';
const FILE = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
const words = ['--provider-module', MODULE, '--provider', 'caption-shelf'];

let own: OwnProvider;
beforeAll(async () => {
  own = await loadProviderModule(MODULE);
});
afterAll(() => registerProvider(own)());

describe('the mock of a provider of one’s own', () => {
  let running: RunningWorld;
  beforeAll(async () => {
    running = await startWorld({ seams: {} });
  });
  afterAll(() => running.close());
  const call = (path: string, init: RequestInit = {}, key = 'mock_demo') =>
    fetch(`${running.providers['caption-shelf']?.baseUrl}${path}`, { ...init, headers: { 'X-Shelf-Key': key } });

  it('keeps files', async () => {
    expect((await call('/files/a.vtt', { method: 'PUT', body: FILE })).status).toBe(201);
    expect(await (await call('/files/a.vtt')).text()).toBe(FILE);
  });

  it('is known to the control API: its port, credentials, limits, faults and explanations', async () => {
    const control = createControlClient({ url: running.control.url });
    const { providers, ports } = await control.health();
    expect(providers).toContain('caption-shelf');
    expect(ports?.['caption-shelf']).toBeGreaterThan(0);
    const tenant = await control.createTenant({ limits: { 'caption-shelf': { requests: 1, seconds: 60 } } });
    const key = tenant.credentials['caption-shelf']?.full?.key ?? '';
    expect(key).toBe(`mock_${tenant.name}`);
    expect((await call('/files/none.vtt', {}, key)).status).toBe(404);
    const refused = await call('/files/none.vtt', {}, key);
    expect(refused.status).toBe(429);
    const explained = await control.explain(refused.headers.get('x-harness-request-id') ?? '');
    expect(explained).toMatchObject({ provider: 'caption-shelf', rule: 'rate-limited', operation: 'getFile' });
    const effect = { type: 'failure', failure: 'file-unknown' } as const;
    await control.addFault('demo', { match: { provider: 'caption-shelf', operation: 'getFile' }, times: 1, effect });
    expect((await call('/files/a.vtt')).status).toBe(404);
  });

  it('has its document at its own server, and its page at the control API', async () => {
    const origin = running.providers['caption-shelf']?.baseUrl;
    const { info, paths, servers } = (await (await fetch(`${origin}/openapi.json`)).json()) as {
      info: { title: string };
      paths: Record<string, object>;
      servers: object[];
    };
    expect([info.title, Object.keys(paths['/files/{name}'] ?? {}), servers.length]).toEqual([
      'Caption shelf',
      ['put', 'get', 'delete'],
      1,
    ]);
    expect(await (await fetch(`${running.control.url}/docs/caption-shelf`)).text()).toContain('Keep a file');
  });

  it('fails on request, by the header and by a parameter', async () => {
    const asked = await call('/files/a.vtt', { method: 'PUT', body: FILE }).then(() =>
      fetch(`${running.providers['caption-shelf']?.baseUrl}/files/a.vtt`, {
        headers: { 'X-Shelf-Key': 'mock_demo', 'X-Harness-Fault': 'rate-limited' },
      }),
    );
    expect(asked.status).toBe(429);
    expect((await call('/files/a.vtt?mock-failure=internal-error')).status).toBe(500);
    expect((await call('/files/a.vtt?mock-failure=intrenal-error')).status).toBe(400);
  });

  it('answers broken HTTP and foreign pages in its own shape', async () => {
    const foreign = await fetch(`${running.providers['caption-shelf']?.baseUrl}/files/a.vtt`, {
      method: 'PUT',
      headers: { Origin: 'https://evil.example' },
    });
    expect([foreign.status, await foreign.json()]).toMatchObject([403, { error: { code: 'foreign-origin' } }]);
  });
});

describe('the commands', () => {
  it('conform: the mock keeps its contract', async () => {
    const { code, stdout } = await runHere('conform', words);
    expect(stdout).toContain('8 checks: 8 passed');
    expect(code).toBe(0);
  });

  it('conform: a mutant of it does not', async () => {
    const running = await startWorld({ seams: own.mutants[0]?.seams({} as never) ?? {} });
    const url = `caption-shelf=${running.providers['caption-shelf']?.baseUrl}`;
    const { code, stdout } = await runHere('conform', [...words, '--url', url, '--control', running.control.url]);
    await running.close();
    expect(stdout).toContain('caption-shelf/keys/missing');
    expect(code).toBe(1);
  });

  it('conform --target live: skips it, because it has no real service', async () => {
    const credential = 'caption-shelf.key=x';
    const { stdout, stderr } = await runHere('conform', [
      ...[...words, '--target', 'live', '--yes', '--credential', credential, '--grep', '*/files/unknown'],
      ...['--ledger', join(tmpdir(), `own-provider-${process.pid}.log`)],
    ]);
    rmSync(join(tmpdir(), `own-provider-${process.pid}.log`), { force: true });
    expect(stdout + stderr).toContain('has no real service: name one with --url');
    const plan = await runHere('conform', [...words, '--target', 'live', '--plan', '--credential', credential]);
    expect(plan.stdout).toContain('caption-shelf: 8 checks skipped: has no real service: name one with --url');
  });

  it('evidence and env: have its rows and variables', async () => {
    const evidence = await runHere('conform', ['evidence', '--provider-module', MODULE]);
    expect(evidence.stdout).toContain('caption-shelf\toperation\tputFile\tassumed\t');
    const env = await runHere('caption-harness', ['env', ...words]);
    expect(env.stdout).toContain("export CAPTION_SHELF_BASE_URL='http://127.0.0.1:4040'");
    expect(env.stdout).toContain("export CAPTION_SHELF_KEY='mock_demo'");
  });

  it('failures and operations: list its rows', async () => {
    const failures = await runHere('caption-harness', ['failures', 'caption-shelf', '--provider-module', MODULE]);
    expect(failures.stdout).toMatch(/^file-unknown +404 +assumed /m);
    const operations = await runHere('caption-harness', ['operations', 'caption-shelf', '--provider-module', MODULE]);
    expect(operations.stdout).toMatch(/^putFile +PUT \/files\/\{name\} /m);
  });

  it('options and help: know its server', async () => {
    const help = await runHere('caption-harness', ['serve', '--provider-module', MODULE, '--help']);
    expect(help.stdout.replaceAll(/\s+/g, ' ')).toContain('default: 4000, 4010, 4020, 4030, 4040');
    const env = await runHere('caption-harness', ['env', ...words, '--port', 'caption-shelf=5040']);
    expect(env.stdout).toContain("export CAPTION_SHELF_BASE_URL='http://127.0.0.1:5040'");
  });

  it('power: each mutant is caught by the checks whose requirement it breaks, and each failure is proven, as the page says', async () => {
    const { verdicts, survivors, idleChecks } = await measurePower({ mutants: own.mutants, checks: allChecks });
    expect(verdicts.flatMap(({ missedBy, errors }) => [...missedBy, ...errors])).toEqual([]);
    expect([survivors, idleChecks.filter((id) => id.startsWith('caption-shelf/'))]).toEqual([[], []]);
    const result = await runPowerJob({ kind: 'refusals', provider: own.id }, 1);
    const refusals = result.kind === 'refusals' ? result.verdicts : [];
    expect(refusals).toHaveLength(11);
    expect(refusals.filter(({ checks }) => checks.length === 0)).toEqual([]);
    const { length } = own.mutants;
    const variations = powerJobs([own.id]).flatMap((job) => (job.kind === 'variation' ? job.ids : [])).length;
    expect(readFileSync('docs/adding-a-provider.md', 'utf8')).toContain(
      `${length} of ${length} mutants caught\n${variations} variations\n11 of 11 catalogued failures proven`,
    );
  });

  it('power --list: names its mutants', async () => {
    const { stdout } = await runHere('conform', ['power', ...words, '--list']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(own.mutants.length);
    expect(stdout).toContain('caption-shelf/one-shelf  the server has one shelf for all accounts');
  });
});
