import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import { World } from '../kernel/world/world.ts';
import { createControlApp } from './app.ts';

let control: ReturnType<typeof createControlApp>;
let world: World;
const defects: unknown[] = [];
beforeEach(async () => {
  world = new World({ settings: { clock: 'manual' }, onDefect: (error) => defects.push(error) });
  control = createControlApp(world, { version: '1.2.3', providers: [] });
  await request(control).post('/tenants').send({ name: 'a' });
});

const send = (path: string, body: string | object, method: 'post' | 'patch' = 'post') =>
  request(control)
    [method](path)
    .set('Content-Type', 'application/json')
    .send(typeof body === 'string' ? body : JSON.stringify(body));
const reset = { type: 'reset' };
const answer = (headers: object) => ({ effect: { type: 'answer', status: 200, headers } });

it('refuses a body of thousands of levels', async () => {
  const deep = `{"match":{"body":${'['.repeat(9_000)}${']'.repeat(9_000)}}}`;
  const { status, body: refusal } = await send('/tenants/a/verify', deep);
  expect([status, refusal.error.code, refusal.error.message]).toEqual([
    400,
    'body-invalid',
    expect.stringContaining('200 levels'),
  ]);
});

describe('a fault', () => {
  it.each([
    [
      { time: 1, matches: { provider: 'gcore-ai' }, effect: reset },
      /"time".*Did you mean "times"[\s\S]*Did you mean "match"/,
    ],
    [{ match: { providers: 'gcore-ai' }, effect: reset }, /Did you mean "provider"/],
    [{ effect: { type: 'answer', status: 200, header: {} } }, /Did you mean "headers"/],
    [{ effect: { type: 'reset', bytes: 1 } }, /"bytes"/],
    [{ match: { provider: 'gcore' }, effect: reset }, /There is no provider gcore\. Did you mean gcore-ai/],
    [{ match: { operation: 'translateSubtitle' }, effect: reset }, /Did you mean translateSubtitles/],
    [{ match: { provider: 'gcore-ai', operation: 'translateSubtitles' }, effect: reset }, /There is no operation/],
    [{ match: { method: 'FETCH' }, effect: reset }, /There is no method FETCH/],
    [{ effect: { type: 'failure', failure: 'credit-short' } }, /Did you mean credits-short/],
    [{ effect: { type: 'failure', failure: 'constructor' } }, /There is no failure constructor/],
    [{ effect: { type: 'failure', failure: 'rate-limited', values: { wait: '1\r\nX: y' } } }, /header Retry-After/],
    [answer({ 'X-A': 'a\r\nX-B: b' }), /no line breaks/],
    [answer({ 'X A': 'a' }), /token/],
    [answer({ '': 'a' }), /token/],
    [answer({ 'X-A': '\u20ac' }), /Latin-1/],
    [answer({ Trailer: 'X' }), /the server itself writes/],
    [answer({ 'transfer-ENCODING': 'chunked' }), /the server itself writes/],
    [{ effect: { type: 'answer', status: 199 } }, /status/],
    [{ effect: { type: 'answer', status: 600 } }, /status/],
    [{ effect: { type: 'truncate', bytes: 1e308 } }, /bytes/],
  ])('%j is refused and does not strike', async (rule, message) => {
    const { status, body } = await send('/tenants/a/faults', rule);
    expect(status).toBe(400);
    expect(`${body.error.message} ${body.error.hint}`).toMatch(message);
    expect(world.find('a')?.faults.size).toBe(0);
  });

  it('may be named as the documentation does', async () => {
    const rule = {
      match: { provider: 'translateplus', operation: 'translateSubtitles', method: 'post', path: '/v2/*' },
      after: 1,
      every: 2,
      times: 3,
      effect: { type: 'failure', failure: 'credits-short' },
    };
    expect((await send('/tenants/a/faults', rule)).status).toBe(201);
  });
});

const PROTO = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__'];

it.each(PROTO)('has no provider, switch, clock, operation or member %s', async (name) => {
  const bodies = [
    ['/tenants/a', `{"limits":{"${name}":null}}`, 'patch'],
    ['/tenants/a', `{"limits":{"${name}":{"requests":1,"seconds":1}}}`, 'patch'],
    ['/tenants/a', `{"switches":{"${name}":"x"}}`, 'patch'],
    ['/tenants/a', `{"switches":{"${name}.name":"x"}}`, 'patch'],
    ['/tenants/a', `{"switches":{"gcore-ai.${name}":"x"}}`, 'patch'],
    ['/tenants/a', `{"clock":"${name}"}`, 'patch'],
    ['/tenants/a', `{"${name}":{}}`, 'patch'],
    ['/tenants', `{"name":"b","${name}":{}}`, 'post'],
    ['/tenants/a/clock/advance', `{"seconds":1,"${name}":1}`, 'post'],
    ['/tenants/a/reset', `{"${name}":1}`, 'post'],
    ['/tenants/a/faults', `{"match":{"provider":"${name}"},"effect":{"type":"reset"}}`, 'post'],
    ['/tenants/a/faults', `{"match":{"operation":"${name}"},"effect":{"type":"reset"}}`, 'post'],
    ['/tenants/a/faults', `{"${name}":1,"effect":{"type":"reset"}}`, 'post'],
    ['/tenants/a/faults', `{"effect":{"type":"${name}"}}`, 'post'],
    ['/tenants/a/faults', `{"effect":{"type":"failure","failure":"${name}"}}`, 'post'],
  ] as const;
  for (const [path, body, method] of bodies)
    expect([body, (await send(path, body, method)).status]).toEqual([body, 400]);
  expect((await request(control).get(`/explain/${name}-1`)).status).toBe(404);
});

describe('a clock', () => {
  it.each([
    'manual:+275760-09-13T00:00:00.000Z',
    'manual:-000001-01-01T00:00:00Z',
    'scaled:0',
    'scaled:-1',
    'scaled:1e999',
  ])('cannot be %s', async (clock) => {
    const { status, body } = await send('/tenants/a', { clock }, 'patch');
    expect([status, body.error.code]).toEqual([400, 'setting-unknown']);
    expect(body.error.hint).toContain('9999-12-31');
  });

  it('is not moved beyond the year 9999', async () => {
    await send('/tenants/a', { clock: 'manual:9999-12-31T23:00:00Z' }, 'patch');
    expect((await send('/tenants/a/clock/advance', { seconds: 3_599 })).status).toBe(200);
    const { status, body } = await send('/tenants/a/clock/advance', { seconds: 3_155_760_000 });
    expect([status, body.error.code]).toEqual([400, 'clock-range']);
    expect(`${body.error.message} ${body.error.hint}`).toMatch(/9999-12-31T23:59:59\.000Z.*0001-01-01.*9999-12-31/);
    expect((await request(control).get('/tenants/a')).body.clock.now).toBe('9999-12-31T23:59:59.000Z');
  });

  it.each(['1e308', '-1', '1e999', 'null', '"1"', 'true', '[]'])('is not advanced by %s', async (seconds) => {
    expect((await send('/tenants/a/clock/advance', `{"seconds":${seconds}}`)).status).toBe(400);
  });

  it('that reaches the end of its range stops', async () => {
    await send('/tenants/a', { clock: 'scaled:1e300' }, 'patch');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { status, body } = await request(control).get('/tenants/a');
    expect([status, body.clock.now]).toEqual([200, '9999-12-31T23:59:59.999Z']);
  });
});

it('met no defect', () => {
  expect(defects).toEqual([]);
});
