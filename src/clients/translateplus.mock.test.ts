import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsPatch } from '../../mocks/kernel/world/settings.ts';
import type { Tenant } from '../../mocks/kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import type { WaitingClock } from '../base/clock.ts';
import type { FaultEffect } from '../contracts/control/faults.ts';
import { languages } from '../contracts/translateplus/languages.ts';
import { createTranslatePlusClient, type TranslatePlusOptions } from './translateplus.ts';

const FILE =
  '1\r\n00:00:01,000 --> 00:00:02,000\r\nHello world\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nHello world';

let running: RunningWorld;
let tenant: Tenant;
let opened = 0;

beforeAll(async () => {
  running = await startWorld({ ports: 'auto', settings: { clock: 'manual' } });
});
afterAll(() => running.close());
beforeEach(() => {
  opened += 1;
  arrange({});
});

function arrange(settings: SettingsPatch): void {
  tenant = running.world.create(`client${opened}`, settings);
}

/** A clock whose waits move the tenant's clock, for tests against the mock. */
const tenantClock = (waits: number[] = []): WaitingClock => ({
  now: () => tenant.now(),
  async sleep(milliseconds) {
    waits.push(milliseconds);
    await tenant.advance(milliseconds / 1000);
  },
});

function client(options: Partial<TranslatePlusOptions> = {}) {
  const { baseUrl } = running.providers.translateplus ?? { baseUrl: '' };
  return createTranslatePlusClient({
    baseUrl,
    apiKey: `mock_${tenant.name}`,
    clock: tenantClock(),
    random: () => 0,
    ...options,
  });
}

const translate = (options?: Partial<TranslatePlusOptions>) =>
  client(options).translateSubtitles({ format: 'srt', content: FILE, source: 'en', target: 'es' });

it('translates, and pays one credit per block', async () => {
  await expect(translate()).resolves.toEqual({ format: 'srt', content: FILE.replaceAll('Hello world', 'Hola mundo') });
  await expect(client().getAccountSummary()).resolves.toMatchObject({
    totalCredits: 100_000,
    creditsUsed: 2,
    creditsRemaining: 99_998,
    successfulRequests: 1,
    failedRequests: 0,
  });
});

it.each(['name-to-code', 'code-to-name'])('lists the languages with %s', async (shape) => {
  arrange({ switches: { 'translateplus.languages': shape } });
  await expect(client().listSupportedLanguages()).resolves.toEqual(languages);
});

it('reads the health', async () => {
  await expect(client().getHealth()).resolves.toMatchObject({ status: 'ok' });
});

describe('refusals', () => {
  it('report both numbers when one credit is missing', async () => {
    arrange({ credits: 1 });
    await expect(translate()).rejects.toMatchObject({ kind: 'insufficient-credits', remaining: 1, required: 2 });
    expect(tenant.account.used).toBe(0);
  });

  it.each(['403', '401'])('read %s as a refused key', async (status) => {
    const world = await startWorld({
      ports: 'auto',
      settings: { switches: { 'translateplus.badKey': `status-${status}` } },
    });
    const baseUrl = world.providers.translateplus?.baseUrl;
    const call = createTranslatePlusClient({ baseUrl, apiKey: 'no-such-key' }).getAccountSummary();
    await expect(call).rejects.toMatchObject({ kind: 'key', status: Number(status), attempts: 1 });
    await world.close();
  });

  it.each(['string', 'fastapi', 'drf'])('are readable with validation %s', async (shape) => {
    arrange({ switches: { 'translateplus.validation': shape } });
    const call = client().translateSubtitles({ format: 'srt', content: FILE, source: 'xx', target: 'es' });
    await expect(call).rejects.toMatchObject({ kind: 'bad-request', detail: expect.stringContaining('xx') });
  });
});

describe('the rate window', () => {
  const limits = { translateplus: { requests: 1, seconds: 60 } };

  it.each([
    ['Retry-After', {}],
    ['the text', { 'translateplus.retryAfter': 'absent' }],
    ['X-RateLimit-Reset', { 'translateplus.retryAfter': 'absent', 'translateplus.rateText': 'generic' }],
  ])('is waited for by %s, and the request then passes', async (_source, switches) => {
    arrange({ limits, switches });
    await client().getAccountSummary();
    await tenant.advance(20);
    const waits: number[] = [];
    await expect(translate({ clock: tenantClock(waits) })).resolves.toMatchObject({ format: 'srt' });
    expect(waits).toEqual([40_000]);
    expect(tenant.account.used).toBe(2);
  });

  it('is not waited for when the wait is too long', async () => {
    arrange({ limits });
    await client().getAccountSummary();
    await expect(translate({ maxWaitSeconds: 59 })).rejects.toMatchObject({ kind: 'rate-limit', waitSeconds: 60 });
  });
});

describe('work that was done and whose answer is lost', () => {
  it.each<[string, FaultEffect]>([
    ['reset', { type: 'reset', when: 'after' }],
    ['timeout', { type: 'stall', when: 'after' }],
    ['broken-answer', { type: 'truncate', bytes: 9 }],
    ['status', { type: 'answer', status: 502, body: '<html>', when: 'after' }],
  ])('%s: charged once, not sent again', async (reason, effect) => {
    tenant.addFault({ match: { operation: 'translateSubtitles' }, effect });
    const timeoutMs = reason === 'timeout' ? 1_500 : 15_000;
    await expect(translate({ timeoutMs })).rejects.toMatchObject({
      kind: 'outcome-unknown',
      reason,
      chargePossible: true,
    });
    await expect.poll(() => tenant.account.used, { timeout: 10_000 }).toBe(2);
  });
});

it('repeats a read that failed twice', async () => {
  tenant.addFault({ times: 2, effect: { type: 'failure', failure: 'internal-error' } });
  await expect(client().getAccountSummary()).resolves.toMatchObject({ creditsUsed: 0 });
});
