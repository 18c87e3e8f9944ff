// Covers: commands/conform-options.ts, commands/conform-target.ts, commands/conform.ts, commands/describe-world.ts,
// commands/power.ts, commands/serve.ts, conform-program.ts, exit-codes.ts, harness-program.ts, options.ts, run.ts,
// world-options.ts

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';
import { type ReadyLine, run, serve, useBuiltPrograms } from '../test/support/programs.ts';

const programs = useBuiltPrograms();
const conform = (...args: string[]) => runHere('conform', args);
const harness = (...args: string[]) => runHere('caption-harness', args);
/** The same in a process of its own. */
const conformProcess = (...args: string[]) => run(process.execPath, [programs.path('conform'), ...args]);
const folder = mkdtempSync(join(tmpdir(), 'conform-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ONE = 'translateplus/health/*';

describe('conform', () => {
  it('writes nothing but JSON to stdout with --reporter json', async () => {
    const { code, stdout, stderr } = await conformProcess('--reporter', 'json', '--grep', ONE, '--seed', '5');
    const report = JSON.parse(stdout);
    expect([code, stderr]).toEqual([0, '']);
    expect(report).toMatchObject({
      schemaVersion: expect.anything(),
      target: 'mock',
      seed: 5,
      summary: { failed: 0, errors: 0 },
    });
    expect(report.checks[0]).toMatchObject({
      id: expect.stringMatching(/^translateplus\/health\//),
      provider: 'translateplus',
      level: expect.stringMatching(/^(must|should)$/),
      title: expect.any(String),
      requirement: expect.any(String),
      evidence: { grade: expect.any(String), source: expect.any(String) },
      status: 'passed',
      durationMs: expect.any(Number),
      requests: expect.any(Number),
    });
  });

  it('writes several reports at once and creates their folders', async () => {
    const file = join(folder, 'deep', 'report.json');
    const { code, stdout } = await conform('--grep', ONE, '--reporter', 'pretty', '--reporter', `json=${file}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/translateplus +\d/);
    expect(stdout).not.toContain('\u001b[');
    expect(JSON.parse(readFileSync(file, 'utf8')).summary.passed).toBeGreaterThan(0);
  });

  it('lists checks with --list and sends nothing', async () => {
    const { code, stdout } = await conform('--list', '--grep', 'translateplus/credits/*');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').length).toBeGreaterThan(5);
    expect(stdout).toMatch(/^translateplus\/credits\/one-per-block {2}must, documented {2}\S/m);
  });

  it.each([
    [['--nonsense']],
    [['--target', 'moon']],
    [['--target', 'url']],
    [['--target', 'mock', '--url', 'translateplus=http://127.0.0.1:1']],
    [['--url', 'nobody=http://127.0.0.1:1']],
    [['--url', 'translateplus=ftp://x']],
    [['--url', 'translateplus']],
    [['--url', 'translateplus=http://127.0.0.1:1', '--credential', 'translateplus.nope=1']],
    [['--provider', 'nobody']],
    [['--reporter', 'nobody']],
    [['--reporter', 'json', '--reporter', 'pretty']],
    [['--include', 'everything']],
    [['--plan']],
    [['--grep', ONE, '--yes']],
    [['--budget', 'requests=1']],
    [['--against', 'url']],
    [['--control', 'http://127.0.0.1:1']],
    [['health']],
    [['--seed', '-1']],
    [['--switch', 'translateplus.nope=1', '--grep', ONE]],
  ])('%j is bad usage: exit 2, a sentence, no stack trace', async (args) => {
    const { code, stdout, stderr } = await conform(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: \S/);
    expect(stderr).not.toContain('    at ');
  });

  it.skipIf(!existsSync('/dev/full'))('says that its output cannot be written, without a stack trace', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [programs.path('conform'), '--list'], { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    const [said, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'exit')]);
    expect([code, said]).toEqual([3, 'error: the output cannot be written: there is no space left on the disk.\n']);
  });

  it('names the nearest switches, not all of them', async () => {
    const { stderr } = await conform('--switch', 'gcore-ai.quoteLimit=limit-100', '--grep', ONE);
    expect(stderr).toContain('Did you mean gcore-ai.queueLimit?');
    expect(stderr).toMatch(/and \d+ more\./);
    expect(stderr.length).toBeLessThan(400);
  });

  it('exits 3 when nothing was verified, and says why', async () => {
    const nothing = await conform('--grep', 'no-such-check');
    expect([nothing.code, nothing.stderr]).toEqual([3, expect.stringContaining('nothing was verified')]);
    expect((nothing.stdout + nothing.stderr).match(/nothing was verified/gi)).toHaveLength(1);
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const url = `translateplus=http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const unselected = await conform('--url', url, '--provider', 'translateplus', '--grep', 'translateplus/credits/*');
    server.close();
    expect(unselected.code).toBe(3);
    const unlisted = await conform('--list', '--grep', 'no-such-check');
    expect([unlisted.code, unlisted.stderr]).toEqual([3, expect.stringMatching(/^error: no check is selected/)]);
  });

  it('exits 1 when the target is broken', async () => {
    const server = createServer((_request, response) => response.end('<html>hello</html>'));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stdout } = await conformProcess('--url', `translateplus=${url}`, '--grep', ONE, '--reporter', 'json');
    server.close();
    expect(code).toBe(1);
    expect(JSON.parse(stdout).summary).toMatchObject({ errors: 0, passed: 0 });
  });

  it('exits 3 when the control API does not answer', async () => {
    const dead = 'http://127.0.0.1:1';
    const { code, stdout, stderr } = await conform(
      '--url',
      `translateplus=${dead}`,
      '--control',
      dead,
      '--reporter',
      'json',
    );
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^error: the control API at http:\/\/127\.0\.0\.1:1 does not answer/);
  });

  it('lists mutants and what they do with power --list, and runs nothing', async () => {
    const { code, stdout } = await conform('power', '--list', '--grep', 'translateplus/answer-wrapped');
    expect([code, stdout]).toEqual([0, 'translateplus/answer-wrapped  the server wraps the answer in data\n']);
  });

  it.each([
    ['conform', []],
    ['conform', ['drift']],
    ['caption-harness', ['serve']],
    ['caption-harness', ['caption']],
    ['caption-harness', ['origin']],
  ] as const)('%s %j --help shows defaults as people write them, within 80 columns', async (program, words) => {
    const { code, stdout } = await runHere(program, [...words, '--help']);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/default: [{[]/);
    expect(stdout.split('\n').filter((text) => text.length > 80)).toEqual([]);
  });

  it('shows with power that a mutant is caught', async () => {
    const { code, stdout } = await conformProcess('power', '--grep', 'workers-ai/result-bare');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\/1 caught .* by \d+ check/);
  }, 60_000);
});

describe('a seed file', () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('is planted before the command of exec runs', async () => {
    const seed = write('world.yaml', 'tenants:\n  demo:\n    credits: 77\n');
    const script = `fetch(process.env.CAPTION_HARNESS_CONTROL_URL + '/tenants/demo').then(async (answer) => {
      if (answer.status === 404) answer = await fetch(process.env.CAPTION_HARNESS_CONTROL_URL + '/tenants', { method: 'POST', body: '{"name":"demo"}' });
      console.log((await answer.json()).credits.total);
    })`;
    const { code, stdout } = await run(process.execPath, [
      programs.path('caption-harness'),
      'exec',
      '--seed-file',
      seed,
      '--',
      process.execPath,
      '-e',
      script,
    ]);
    expect([code, stdout.trim()]).toEqual([0, '77']);
  });

  it.each([['serve'], ['exec'], ['caption']])('%s exits 2 and lists every mistake in it', async (command) => {
    const seed = write('wrong.yaml', 'herd: []\ncredits: many\n');
    const rest = command === 'exec' ? ['--', 'true'] : [];
    const { code, stderr } = await harness(command, '--seed-file', seed, ...rest);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: The seed file .*wrong\.yaml cannot be used:\n/);
    expect(stderr).toMatch(/ {2}herd: there is no member "herd"\. Did you mean "heard"/);
    expect(stderr).toMatch(/ {2}credits: expected a number, got the text "many"/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('conform against a served world', () => {
  let running: (ReadyLine & { stop: () => Promise<void> }) | null = null;
  afterAll(() => running?.stop());

  it('asserts everything with a control API, else only what needs no arranging', async () => {
    running = await serve(programs.path('caption-harness'), ['--no-rate-limits']);
    const url = `translateplus=${running.providers.translateplus?.baseUrl}`;
    const full = await conform('--url', url, '--control', running.control.url, '--reporter', 'json');
    expect(full.code).toBe(0);
    expect(JSON.parse(full.stdout).summary).toMatchObject({ failed: 0, skipped: 0, probed: 0, errors: 0 });
    const plain = await conform('--url', url, '--credential', 'translateplus.apiKey=mock_plain', '--reporter', 'json');
    expect(plain.code).toBe(1);
    expect(plain.stdout).not.toContain('mock_plain');
    const { summary, checks } = JSON.parse(plain.stdout);
    const { passed, skipped, probed, errors } = summary;
    // The server counts requests without refusing any, and nobody can tell it to.
    const failed = checks.filter(({ status }: { status: string }) => status === 'failed');
    expect(failed.map(({ id }: { id: string }) => id)).toEqual(['translateplus/rate-limit/met']);
    expect(errors).toBe(0);
    expect(Math.min(passed, skipped, probed)).toBeGreaterThan(0);
    const one = 'translateplus/credits/one-per-block';
    const keyless = JSON.parse((await conform('--url', url, '--grep', one, '--reporter', 'json')).stdout);
    expect(keyless.checks.find(({ id }: { id: string }) => id === one)).toMatchObject({
      status: 'skipped',
      reason: expect.stringContaining('credential'),
    });
  }, 60_000);
});

describe('caption-harness', () => {
  it('prints with serve --verbose the address of each provider, a key, exports and a curl line that works', async () => {
    const child = spawn(process.execPath, [programs.path('caption-harness'), 'serve', '--ports', 'auto', '--verbose']);
    let stdout = '';
    for await (const part of child.stdout.setEncoding('utf8')) {
      stdout += part;
      if (stdout.includes('Ctrl-C')) child.kill('SIGTERM');
    }
    expect(stdout).toContain('TranslatePlus subtitles (translateplus)');
    expect(stdout).toMatch(/export TRANSLATEPLUS_API_KEY='mock_demo'/);
    expect(stdout).toMatch(/^ {2}curl http:\/\/127\.0\.0\.1:\d+\/v2\/translate\/subtitles .*Hello world/m);
  });

  it('prints with serve a block for each server, then a line for each request', async () => {
    const child = spawn(process.execPath, [programs.path('caption-harness'), 'serve', '--ports', 'auto']);
    let stdout = '';
    let asked = false;
    for await (const part of child.stdout.setEncoding('utf8')) {
      stdout += part;
      const [url] = /(?<=TranslatePlus.*\n {2}base URL {2})http:\S+/.exec(stdout) ?? [];
      if (url !== undefined && stdout.includes('Ctrl-C') && !asked) {
        asked = true;
        await fetch(`${url}/health`);
      }
      if (stdout.includes('/health')) child.kill('SIGTERM');
    }
    expect(stdout).toMatch(/^Cloudflare .*\nWorkers AI .*\n {2}base URL /);
    expect(stdout).not.toMatch(/curl|export|\u001b/);
    expect(stdout).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}lobby {7}GET {5}\/health {2}200 {2}getHealth {2}\d+ ms$/m);
  });

  it.each([
    [['serve', '--clock', 'soon']],
    [['serve', '--profile', 'nobody']],
    [['serve', '--switch', 'translateplus.nope=1']],
    [['serve', '--auth', 'none']],
    [['serve', '--ports', 'many']],
    [['dance']],
  ])('%j is bad usage', async (args) => {
    const { code, stderr } = await harness(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: \S/);
    expect(stderr).not.toContain('    at ');
  });

  it('opens a tenant for every credential with --auth any, and refuses no request with --no-rate-limits', async () => {
    const running = await serve(programs.path('caption-harness'), ['--auth', 'any', '--no-rate-limits']);
    const read = (key: string) =>
      fetch(`${running.providers.translateplus?.baseUrl}/v2/account/summary`, { headers: { 'X-API-KEY': key } });
    for (let n = 0; n < 65; n += 1) expect((await read('whatever')).status).toBe(200);
    expect(((await (await read('whatever')).json()) as { summary: object }).summary).toMatchObject({
      total_requests: 65,
    });
    expect(((await (await read('other')).json()) as { summary: object }).summary).toMatchObject({ total_requests: 0 });
    await running.stop();
  });
});
