// Covers: local-tls.ts
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { localTls } from './local-tls.ts';

const DAY = 86_400_000;
const home = mkdtempSync(join(tmpdir(), 'renewal-'));
afterAll(() => rmSync(home, { recursive: true }));
let running: RunningWorld | null = null;
afterEach(() => running?.close());

/** Servers on a clock that a test moves; it is looked at every few milliseconds. */
async function serve(folder: string) {
  let now = Date.UTC(2026, 0, 1);
  const problems: unknown[] = [];
  const clock = { now: () => now };
  const onProblem = (error: unknown) => void problems.push(error);
  const tls = await localTls(folder, ['localhost'], { clock, everyMs: 5, onProblem });
  running = await startWorld({ tls, providers: ['translateplus'] });
  const { url } = running.control;
  const pass = (days: number) => {
    now += days * DAY;
  };
  return { pass, problems, shown: () => certificateAt(url), now: () => now };
}

const certificateAt = (url: string): Promise<X509Certificate> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), rejectUnauthorized: false }, () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw));
      socket.destroy();
    }).once('error', reject);
  });

it('gives a running server a new certificate before the old one ends, and of the same authority', async () => {
  const { pass, shown, now } = await serve(join(home, 'runs'));
  const first = await shown();
  pass(19);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await shown()).serialNumber).toBe(first.serialNumber);
  pass(2);
  await expect.poll(async () => (await shown()).serialNumber).not.toBe(first.serialNumber);
  const second = await shown();
  expect(Date.parse(second.validTo)).toBe(now() + 30 * DAY);
  expect(second.issuer).toBe(first.issuer);
  // Long after the first authority has ended, too.
  for (let days = 0; days < 100; days += 21) {
    pass(21);
    await expect.poll(async () => Date.parse((await shown()).validTo)).toBe(now() + 30 * DAY);
  }
});

it('says what prevents it, keeps the certificate, and tries again', async () => {
  const folder = join(home, 'breaks');
  const { pass, shown, problems } = await serve(folder);
  const first = await shown();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  pass(25);
  await expect.poll(() => problems.length).toBeGreaterThan(1);
  expect(String(problems[0])).toContain('cannot be used');
  expect((await shown()).serialNumber).toBe(first.serialNumber);
  rmSync(folder);
  await expect.poll(async () => (await shown()).serialNumber).not.toBe(first.serialNumber);
});
