import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../test/support/certificate.ts';
import { runHere } from '../test/support/in-process.ts';
import { type ReadyLine, run, useBuiltPrograms } from '../test/support/programs.ts';
import { sendRaw } from '../test/support/raw-http.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'listen-'));
const cert = join(folder, 'cert.pem');
const key = join(folder, 'key.pem');
const other = join(folder, 'other.pem');
beforeAll(async () => {
  const pem = await makeCertificate();
  writeFileSync(cert, pem.cert);
  writeFileSync(key, pem.key);
  writeFileSync(other, (await makeCertificate()).key);
});
afterAll(() => rmSync(folder, { recursive: true }));
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await new Promise((done) => void child.once('exit', done));
  }
});

const harness = (args: readonly string[]) => runHere('caption-harness', args);

/** Starts a program that keeps running. Resolves with its output once it is ready. */
async function begin(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [programs.path('caption-harness'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const printed = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.stdout += text;
      if (printed.stdout.includes('}\n') || printed.stdout.includes('Ctrl-C')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${printed.stderr}`)));
  });
  // Warnings on standard error come right after.
  await new Promise((next) => setTimeout(next, 100));
  return printed;
}
const SERVE = ['serve', '--ports', 'auto'];
const statusOf = async (url: string, host: string) => {
  const to = `http://127.0.0.1:${new URL(url).port}`;
  const head = `GET /openapi.json HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  return (await sendRaw(to, [head], { patienceMs: 15_000 })).status;
};

describe('caption-harness serve', () => {
  it('warns in one line beyond loopback, prints a token once, and an address that can be reached', async () => {
    const { stdout, stderr } = await begin([...SERVE, '--json', '--host', '0.0.0.0']);
    expect(stderr).toMatch(/^warning: listening on 0\.0\.0\.0: other machines can reach .*\n$/);
    const { control } = JSON.parse(stdout) as { control: { url: string; token: string } };
    expect(control.token.length).toBeGreaterThan(40);
    expect(stdout.split(control.token).length).toBe(2);
    expect(stdout).not.toContain('0.0.0.0');
    expect([await statusOf(control.url, '10.1.2.3'), await statusOf(control.url, 'evil.example')]).toEqual([401, 403]);
  });

  it('does not warn on loopback and asks for no token without --control-token', async () => {
    const { stdout, stderr } = await begin([...SERVE, '--json']);
    expect(stderr).toBe('');
    const { control } = JSON.parse(stdout) as ReadyLine;
    expect(control).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
    const env = { CAPTION_HARNESS_CONTROL_TOKEN: 'from+env' };
    const asked = await begin(SERVE, env);
    expect(asked.stdout).toMatch(/^ {2}inspector {2}http:\/\/127\.0\.0\.1:\d+\/#token=from%2Benv$/m);
    expect(asked.stdout.split('from%2Benv').length).toBe(2);
    expect(asked.stdout).not.toContain('from+env');
  });

  it('accepts the host names that options and environment allow', async () => {
    const env = { CAPTION_HARNESS_ALLOW_HOST: 'a.example, b.example' };
    const { stdout } = await begin([...SERVE, '--json', '--allow-host', 'c.example:81'], env);
    const { url } = (JSON.parse(stdout) as ReadyLine).control;
    const hosts = ['a.example', 'b.example:9', 'c.example:81', 'c.example', 'd.example'];
    expect(await Promise.all(hosts.map((host) => statusOf(url, host)))).toEqual([200, 200, 200, 403, 403]);
  });

  it('speaks https with a certificate, which conform and env use, too', async () => {
    const args = [...SERVE, '--json', '--tls-cert', cert, '--tls-key', key, '--control-token', 'se-cret'];
    const { stdout } = await begin(args);
    const { control, providers } = JSON.parse(stdout) as ReadyLine;
    expect(stdout).not.toContain('http://');
    const line = join(folder, 'ready.json');
    writeFileSync(line, stdout);
    const env = await harness(['env', '--from', line]);
    expect(env.stdout).toContain("export CAPTION_HARNESS_CONTROL_TOKEN='se-cret'");
    const conform = (more: readonly string[], token = {}) =>
      run(
        process.execPath,
        [
          ...[programs.path('conform'), '--url', `translateplus=${providers.translateplus?.baseUrl}`],
          ...['--control', control.url, '--grep', 'translateplus/health/*', ...more],
        ],
        { env: { NODE_EXTRA_CA_CERTS: cert, ...token } },
      );
    expect(await conform([])).toMatchObject({
      code: 2,
      stderr: `error: ${control.url} asks for its control token: give --control-token or CAPTION_HARNESS_CONTROL_TOKEN.\n`,
    });
    expect((await conform(['--control-token', 'se-cret'])).code).toBe(0);
    const byVariable = await conform(['--reporter', 'json'], { CAPTION_HARNESS_CONTROL_TOKEN: 'se-cret' });
    expect([byVariable.code, byVariable.stdout.includes('se-cret')]).toEqual([0, false]);
  }, 60_000);

  it.each([
    [['--tls-cert', cert], /^error: --tls-cert and --tls-key are needed together\.\n$/],
    [
      ['--tls-cert', join(folder, 'none'), '--tls-key', key],
      /^error: --tls-cert .*none cannot be read \(ENOENT\)\.\n$/,
    ],
    [['--tls-cert', cert, '--tls-key', folder], /^error: --tls-key .* cannot be read \(EISDIR\)\.\n$/],
    [['--tls-cert', key, '--tls-key', key], /^error: TLS needs a certificate and its private key.*\n$/],
    [['--tls-cert', cert, '--tls-key', other], /^error: TLS needs a certificate and its private key.*\n$/],
    [['--allow-host', 'http://x'], /^error: "http:\/\/x" is not a host: .*\n$/],
    [['--cors', '*'], /^error: "\*" is not an origin: .*\n$/],
    [['--control-token', 'a b'], /^error: a token has only letters.*\n$/],
  ])('explains in one sentence what is wrong with %j', async (args, sentence) => {
    const { code, stderr } = await harness([...SERVE, ...args]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)]);
    const exec = await harness(['exec', ...args, '--', 'true']);
    expect([exec.code, exec.stderr]).toEqual([2, expect.stringMatching(sentence)]);
  });
});

describe('caption-harness exec', () => {
  it('passes the token to the command', async () => {
    const script = 'console.log(process.env.CAPTION_HARNESS_CONTROL_TOKEN)';
    const words = ['exec', '--control-token', 'se-cret', '--', process.execPath, '-e', script];
    const { stdout } = await run(process.execPath, [programs.path('caption-harness'), ...words]);
    expect(stdout).toBe('se-cret\n');
  });
});

describe('caption-harness origin', () => {
  const ORIGIN = ['origin', '--port', '0', '--data'];

  it('warns beyond loopback, asks for a token, and prints the address of its page with it', async () => {
    const { stdout, stderr } = await begin([...ORIGIN, join(folder, 'a'), '--host', '0.0.0.0', '--json']);
    expect(stderr).toMatch(/^warning: listening on 0\.0\.0\.0: .*\n$/);
    const { url, token } = JSON.parse(stdout) as { url: string; token: string };
    const local = `http://127.0.0.1:${new URL(url).port}`;
    const authorized = { headers: { Authorization: `Bearer ${token}` } };
    expect([(await fetch(`${local}/videos`)).status, (await fetch(`${local}/videos`, authorized)).status]).toEqual([
      401, 200,
    ]);
    const env = { CAPTION_HARNESS_TOKEN: 'se-cret' };
    const printed = await begin([...ORIGIN, join(folder, 'b')], env);
    expect(printed.stdout).toMatch(/^Captions on upload: http:\/\/127\.0\.0\.1:\d+\/#token=se-cret\n/);
  }, 30_000);

  it('speaks https with a certificate, and explains what is wrong with a bad one', async () => {
    const { stdout } = await begin([...ORIGIN, join(folder, 'c'), '--json', '--tls-cert', cert, '--tls-key', key]);
    expect(JSON.parse(stdout)).toEqual({ url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/) });
    const wrong = await harness([...ORIGIN, join(folder, 'd'), '--tls-cert', cert, '--tls-key', other]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/^error: TLS needs a certificate.*\n$/)]);
  }, 30_000);
});
