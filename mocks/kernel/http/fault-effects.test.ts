// Covers: answer-faults.ts, asked-faults.ts, explained.ts, stated-faults.ts, write-slowly.ts, write-twice.ts,
// ../../control/fault-view.ts, ../../control/routes/faults.ts, ../world/armed-faults.ts,
// ../../../src/contracts/control/draw-delay.ts, struck-fault.ts

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createControlClient } from '../../../src/control-client/index.ts';
import { sendRaw } from '../../../test/support/raw-http.ts';
import { type RunningWorld, startWorld } from '../../start.ts';
import { statedFaults } from './stated-faults.ts';

let running: RunningWorld;
let name = '';
let tenants = 0;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
});
afterAll(() => running.close());
beforeEach(() => {
  tenants += 1;
  name = `t${tenants}`;
});

const tenant = () => running.world.tenant(name);
const control = () => createControlClient({ url: running.control.url });
const arm = async (text: string) => {
  for (const rule of await statedFaults(text)) tenant().addFault(rule);
};
const ask = (headers: Readonly<Record<string, string>> = {}, path = '/v2/account/summary') =>
  fetch(`${running.providers.translateplus?.baseUrl}${path}`, { headers: { 'X-API-KEY': `mock_${name}`, ...headers } });
const raw = (until?: string) =>
  sendRaw(
    running.providers.translateplus?.baseUrl ?? '',
    [`GET /v2/account/summary HTTP/1.1\r\nHost: localhost\r\nX-API-KEY: mock_${name}\r\n\r\n`],
    until === undefined ? { patienceMs: 10_000 } : { until, patienceMs: 10_000 },
  );
const lastEntry = () => tenant().journal.entries.at(-1);
const explained = () => control().explain(lastEntry()?.id ?? '');

describe('a fault', () => {
  it('of malformed ends the body in the middle, as a whole HTTP answer', async () => {
    const whole = await (await ask()).text();
    await arm('malformed; times=1');
    const answer = await ask();
    const text = await answer.text();
    expect([answer.status, text]).toEqual([200, whole.slice(0, whole.length >> 1)]);
    expect(() => JSON.parse(text)).toThrow();
    expect(lastEntry()).toMatchObject({ outcome: 'fault: malformed', fault: { id: 'fault-1' }, status: 200 });
    expect((await ask()).status).toBe(200);
  });

  it('of drop-headers leaves them out, whatever their case', async () => {
    await arm('drop-headers="Content-Type DATE x-harness-request-id"');
    const { text } = await raw('}');
    expect(text).toMatch(/^HTTP\/1\.1 200/);
    expect(text).not.toMatch(/^(?:content-type|date|x-harness-request-id):/im);
    expect(text).toMatch(/^content-length:/im);
  });

  it('of duplicate writes the bytes of the whole answer twice, then ends the connection', async () => {
    await arm('duplicate; times=1');
    const { text, ended } = await raw();
    const half = text.slice(0, text.length / 2);
    expect([text === half + half, ended]).toEqual([true, true]);
    expect(half).toMatch(/^HTTP\/1\.1 200[\s\S]*\}$/);
    expect(tenant().journal.entries).toHaveLength(1);
    const [first] = await Promise.all([ask(), ask()]);
    expect(first.status).toBe(200);
  });

  it('of bandwidth sends every byte, slowly', async () => {
    const whole = await (await ask({}, '/health')).text();
    await arm('bandwidth=500');
    const begun = performance.now();
    expect(await (await ask({}, '/health')).text()).toBe(whole);
    expect(performance.now() - begun).toBeGreaterThan((1000 * whole.length) / 500 / 10);
    expect(lastEntry()).toMatchObject({ outcome: 'fault: bandwidth' });
  });

  it('of delay draws the same times with the same seed, and tells them', async () => {
    const drawn = async () => {
      await arm('delay=5; sigma=1; most=30');
      for (let at = 0; at < 4; at += 1) await ask();
      return tenant().journal.entries.map(({ fault }) => fault?.milliseconds);
    };
    const first = await drawn();
    tenant().reset();
    expect(await drawn()).toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(1);
    expect((await explained()).what).toContain(`Here: ${first.at(-1)} ms.`);
    tenant().reset();
    tenant().update({ seed: 99 });
    expect(await drawn()).not.toEqual(first);
  });

  it('of a failure fills its placeholders', async () => {
    await arm('rate-limited; wait=7; times=1, rate-limited; times=1');
    const [stated, usual] = [await ask(), await ask()];
    expect([stated.headers.get('retry-after'), usual.headers.get('retry-after')]).toEqual(['7', '1']);
    expect(((await stated.json()) as { detail: string }).detail).not.toContain('{');
    const { what, fault, rule, remedy } = await explained();
    expect([rule, fault?.text]).toEqual(['rate-limited', 'rate-limited; times=1']);
    expect(what).toMatch(
      /used up its requests.* fault-2 \(rate-limited; times=1\) struck: It asked for this failure\.$/,
    );
    expect(remedy).toContain('DELETE /tenants/<name>/faults/fault-2');
  });

  it('of a failure has the headers that every answer has, and counts nothing', async () => {
    const shown = async (fault: string) => {
      await arm(`${fault}; times=1`);
      const { headers } = await ask();
      const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((it) => headers.get(`x-ratelimit-${it}`));
      return [limit, remaining, reset === undefined ? null : Number(reset) - tenant().now() / 1000];
    };
    expect(await shown('internal-error')).toEqual(['60', '60', 60]);
    expect(await shown('rate-limited; wait=7')).toEqual(['60', '0', 7]);
    expect(await shown('rate-limited; wait=soon')).toEqual(['60', '0', 60]);
    expect((await ask()).headers.get('x-ratelimit-remaining')).toBe('59');
    await arm('key-invalid; times=1, health-down; times=1');
    expect((await ask()).headers.has('x-ratelimit-limit')).toBe(false);
    expect((await ask({}, '/health')).headers.has('x-ratelimit-limit')).toBe(false);
  });

  it('ends when its time is over, on the clock of the tenant', async () => {
    await arm('answer=503; ttl=60');
    expect((await ask()).status).toBe(503);
    expect((await control().getTenant(name)).faults).toMatchObject([{ endsAt: '2026-01-01T00:01:00.000Z' }]);
    await tenant().advance(59.9);
    expect((await ask()).status).toBe(503);
    await tenant().advance(0.1);
    expect((await ask()).status).toBe(200);
    expect((await control().getTenant(name)).faults).toEqual([]);
  });
});

describe('X-Harness-Fault', () => {
  it('strikes the requests that carry it, and counts them', async () => {
    const asked = { 'X-Harness-Fault': 'rate-limited; times=1' };
    expect((await ask()).status).toBe(200);
    expect((await ask(asked)).status).toBe(429);
    expect((await ask()).status).toBe(200);
    expect((await ask(asked)).status).toBe(200);
    expect((await ask({ 'X-Harness-Fault': 'rate-limited; times=1; label=again' })).status).toBe(429);
    expect(
      tenant()
        .faults.list(0)
        .map(({ id, source, struck }) => [id, source, struck]),
    ).toEqual([
      ['fault-1', 'header', 1],
      ['fault-2', 'header', 1],
    ]);
    expect(tenant().journal.entries[1]).toMatchObject({
      request: { headers: { 'x-harness-fault': 'rate-limited; times=1' } },
      rule: 'rate-limited',
      fault: { text: 'rate-limited; times=1' },
    });
  });

  it('may state several faults, which strike in turn', async () => {
    const asked = { 'X-Harness-Fault': 'answer=500; times=1, answer=502; times=1' };
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await ask(asked)).status);
    expect(statuses).toEqual([500, 502, 200]);
  });

  it.each([
    ['rate-limitd', /There is no fault rate-limitd\. Did you mean rate-limited\? Known: rate-limited, /],
    ['reset; oncee=1', /reset has no parameter oncee/],
    ['delay=never', /delay cannot be/],
    [`reset; label=${'x'.repeat(1_000)}`, /at most 1000 characters/],
    ['reset; operation=translateSubtitle', /Did you mean translateSubtitles\?/],
    ['malformed; operation=webhook', /There is no fault for webhooks malformed/],
    ['rate-limited; waits=1', /There is no value of rate-limited with the name waits\. Did you mean wait\?/],
    ['rate-limited; time=1', /with the name time\. Did you mean times\?/],
  ])('%s is refused, with the list', async (header, message) => {
    const answer = await ask({ 'X-Harness-Fault': header });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(message);
    expect(lastEntry()?.rule).toBe('fault-invalid');
  });

  it('keeps a bounded number of headers', async () => {
    for (let at = 0; at < 130; at += 1) tenant().faults.addHeader(`reset; label=${at}`, await statedFaults('reset'), 0);
    expect(tenant().faults.size).toBe(100);
    expect(tenant().faults.knowsHeader('reset; label=0')).toBe(false);
  });
});

describe('the control API', () => {
  const call = (method: string, path: string) => fetch(`${running.control.url}/tenants/${name}${path}`, { method });

  it('lists, shows and removes single faults', async () => {
    await arm('reset; operation=getHealth, stall; label=b');
    const { faults } = (await (await call('GET', '/faults')).json()) as { faults: { id: string; text: string }[] };
    expect(faults.map(({ id, text }) => [id, text])).toEqual([
      ['fault-1', 'reset; operation=getHealth'],
      ['fault-2', 'stall; label=b'],
    ]);
    expect(await (await call('GET', '/faults/fault-2')).json()).toEqual({
      id: 'fault-2',
      text: 'stall; label=b',
      rule: { label: 'b', effect: { type: 'stall' } },
      matched: 0,
      struck: 0,
      source: 'control',
    });
    expect((await call('DELETE', '/faults/fault-1')).status).toBe(204);
    expect((await (await call('DELETE', '/faults/fault-1')).json()) as object).toMatchObject({
      error: { code: 'fault-unknown', message: 'The tenant has no fault fault-1.' },
    });
    expect((await call('GET', '/faults/fault-1')).status).toBe(404);
    expect((await call('GET', '/faults/fault-2')).status).toBe(200);
  });
});
