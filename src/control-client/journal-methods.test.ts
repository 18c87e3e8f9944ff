// Covers: follow.ts, query.ts, read-events.ts

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { ControlApiError, type ControlClient, createControlClient, type JournalEvent } from './index.ts';
import { readEvents } from './read-events.ts';

let running: RunningWorld;
let control: ControlClient;
beforeEach(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  control = createControlClient({ url: running.control.url });
  await control.createTenant({ name: 'a' });
});
afterEach(() => running.close());
const visit = async (path = '/v2/account/summary', tenant = 'a') => {
  const { baseUrl = '' } = running.providers.translateplus ?? {};
  await (await fetch(`${baseUrl}${path}`, { headers: { 'X-API-KEY': `mock_${tenant}` } })).arrayBuffer();
};

it('finds, verifies, waits for and exports entries', async () => {
  await visit();
  await visit('/v2/acount/summary');
  const { entries, next } = await control.journal('a', { status: '200', limit: 1 });
  expect([entries.map(({ id }) => id), next]).toEqual([['a-1'], null]);
  expect((await control.journal('a', { unmatched: true })).entries.map(({ id }) => id)).toEqual(['a-2']);
  expect((await control.wholeJournal({ tenant: 'a', limit: 1 })).next).toBe('a-1');
  await control.verify('a', { operation: 'getAccountSummary' }, { exactly: 1 });
  const waiting = control.wait('a', { match: { status: 200 }, count: 2 });
  await visit();
  expect((await waiting).matched).toBe(2);
  expect((await control.unmatched()).unmatched).toMatchObject([{ reason: 'path', probably: { method: 'GET' } }]);
  expect(JSON.parse(await control.exportJournal('a', 'har')).log.entries).toHaveLength(3);
  expect(JSON.parse(await control.exportWholeJournal({ limit: 2 })).log.entries).toHaveLength(2);
  expect(await control.exportJournal('a', 'http', { limit: 1 })).toContain(
    'GET {{translateplus_url}}/v2/account/summary',
  );
});

it('rejects with the nearest entries', async () => {
  await visit();
  const failures = await Promise.all([
    control.verify('a', { operation: 'getAccountSummary', status: 402 }).catch((error: unknown) => error),
    control.wait('a', { match: { status: 402 }, timeoutSeconds: 0 }).catch((error: unknown) => error),
  ]);
  expect(failures.map((failure) => failure instanceof ControlApiError && failure.code)).toEqual([
    'verification-failed',
    'wait-timeout',
  ]);
  for (const failure of failures) {
    expect(failure).toMatchObject({
      message: expect.stringContaining('Near: a-1 GET /v2/account/summary 200: status: expected 402, seen 200'),
      details: { nearest: [{ id: 'a-1', differences: [{ member: 'status' }] }] },
    });
  }
});

describe('follow', () => {
  const told = (event: JournalEvent) => (event.kind === 'entry' ? `${event.tenant} ${event.entry.id}` : event.kind);

  it('gives old and new entries, and ends with the tenant', async () => {
    await visit();
    const events: string[] = [];
    for await (const event of control.follow('a', { operation: 'getAccountSummary' })) {
      events.push(told(event));
      if (events.length === 1) await visit();
      if (events.length === 2) await control.resetTenant('a');
      if (events.length === 3) await control.deleteTenant('a');
    }
    expect(events).toEqual(['a a-1', 'a a-2', 'reset', 'deleted']);
  });

  it('gives the entries of all tenants until it is aborted', async () => {
    const stop = new AbortController();
    const events: string[] = [];
    await visit('/v2/account/summary', 'b');
    for await (const event of control.followAll({}, { signal: stop.signal })) {
      events.push(told(event));
      if (events.length === 1) await visit();
      else stop.abort();
    }
    expect(events).toEqual(['b b-1', 'a a-1']);
  });

  it('connects again after a lost connection, from the last event on', async () => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers['last-event-id']);
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(
        `id: e.${seen.length}\nevent: ${seen.length < 3 ? 'missed' : 'deleted'}\ndata: {"tenant":"a"}\n\n`,
      );
      setTimeout(() => request.socket.destroy(), 0);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const events: string[] = [];
    for await (const event of createControlClient({ url }).follow('a', {}, { reconnectMs: 1 })) events.push(event.kind);
    expect([events, seen]).toEqual([
      ['missed', 'missed', 'deleted'],
      [undefined, 'e.1', 'e.2'],
    ]);
    server.close();
  });

  it('rejects for an unknown tenant and for an address without a server', async () => {
    const first = async (events: AsyncIterable<JournalEvent>) => {
      for await (const event of events) return event;
      return null;
    };
    await expect(first(control.follow('nobody'))).rejects.toMatchObject({ code: 'tenant-unknown' });
    const nowhere = createControlClient({ url: 'http://127.0.0.1:1' });
    await expect(first(nowhere.followAll())).rejects.toBeInstanceOf(ControlApiError);
  });
});

it('reads events whose bytes come in any pieces', async () => {
  const bytes = Buffer.from('retry: 1\n\n:\n\nid: 1\ndata: na\u00efve\n\nevent: reset\ndata:a\ndata: b\n\ndata: lost');
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 1) yield bytes.subarray(at, at + 1);
  }
  const events = [];
  for await (const event of readEvents(pieces())) events.push(event);
  expect(events).toEqual([
    { event: 'message', id: '1', data: 'na\u00efve' },
    { event: 'reset', id: '', data: 'a\nb' },
  ]);
});
