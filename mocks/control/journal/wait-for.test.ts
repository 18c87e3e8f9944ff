// Covers: ../routes/expect.ts

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptEntry } from '../../kernel/test-support/kept-entry.ts';
import { defaultCaps, Journal } from '../../kernel/world/journal.ts';
import { controlBench } from '../test-support/bench.ts';
import { matcherOf } from './match-entry.ts';
import { waitFor } from './wait-for.ts';

describe('waitFor', () => {
  const start = (journal: Journal, { count = 1, timeoutMs = 60_000, match = {} } = {}) => {
    const gone = new AbortController();
    return { gone, end: waitFor(journal, { matcher: matcherOf(match), count, timeoutMs, signal: gone.signal }) };
  };
  const summary = ({ kind, matched, kept }: Awaited<ReturnType<typeof waitFor>>) => [
    kind,
    matched,
    kept.map(({ id }) => id),
  ];

  it('counts what is there, and ends with the entry that was missing', async () => {
    const journal = new Journal();
    journal.add(keptEntry('a-1'));
    expect(summary(await start(journal).end)).toEqual(['matched', 1, ['a-1']]);
    const { end } = start(journal, { count: 3 });
    journal.add(keptEntry('a-3'));
    expect(journal.listeners.size).toBe(1);
    journal.add(keptEntry('a-2'));
    expect(summary(await end)).toEqual(['matched', 3, ['a-1', 'a-2', 'a-3']]);
    expect(journal.listeners.size).toBe(0);
  });

  it('misses no entry that is dropped at once, and holds none', async () => {
    const journal = new Journal({ ...defaultCaps, entries: 1 });
    const { end } = start(journal, { count: 50 });
    for (let n = 1; n <= 50; n += 1) journal.add(keptEntry(`a-${n}`));
    expect(summary(await end)).toEqual(['matched', 50, ['a-50']]);
  });

  it('begins again after a reset', async () => {
    const journal = new Journal();
    const { end } = start(journal, { count: 2 });
    journal.add(keptEntry('a-1'));
    journal.clear();
    journal.add(keptEntry('a-1'));
    journal.add(keptEntry('a-2'));
    expect(summary(await end)).toEqual(['matched', 2, ['a-1', 'a-2']]);
  });

  it('ends with its time, with the tenant, and with the caller', async () => {
    const journal = new Journal();
    journal.add(keptEntry('a-1'));
    expect(summary(await start(journal, { count: 2, timeoutMs: 0 }).end)).toEqual(['timeout', 1, ['a-1']]);
    expect(summary(await start(journal, { count: 2, timeoutMs: 5 }).end)).toEqual(['timeout', 1, ['a-1']]);
    const { gone, end } = start(journal, { count: 2 });
    gone.abort();
    expect((await end).kind).toBe('gone');
    const deleted = start(journal, { count: 2 });
    journal.close();
    expect((await deleted.end).kind).toBe('deleted');
    expect(journal.listeners.size).toBe(0);
  });
});

describe('POST /tenants/{name}/wait', () => {
  let bench: ReturnType<typeof controlBench>;
  let server: Server;
  let url: string;
  beforeEach(async () => {
    bench = controlBench();
    await bench.post('/tenants', { name: 'a' });
    server = createServer(bench.control);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tenants/a/wait`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const wait = (body: object, signal: AbortSignal | null = null) =>
    fetch(url, { method: 'POST', body: JSON.stringify(body), signal }).then(async (answer) => ({
      status: answer.status,
      body: (await answer.json()) as WaitView,
    }));
  const listeners = () => bench.world.find('a')?.journal.listeners.size ?? 0;
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  it('answers 200 with the entries, under a frozen clock', async () => {
    await bench.translate('a');
    const waiting = wait({ match: { operation: 'translateSubtitles' }, count: 2 });
    await until(() => listeners() === 1);
    await bench.visit('a', '/v2/account/summary');
    await bench.translate('a');
    const { status, body } = await waiting;
    expect([status, body.matched, body.entries.map(({ id }) => id)]).toEqual([200, 2, ['a-1', 'a-3']]);
    expect(Object.keys(body)).toEqual(['matched', 'entries']);
  });

  it('answers 408 with the nearest entries', async () => {
    await bench.translate('a', { target: 'xx' });
    const { status, body } = await wait({ match: { status: 200 }, count: 1, timeoutSeconds: 0.02 });
    expect([status, body.error.code]).toEqual([408, 'wait-timeout']);
    expect(body).toMatchObject({
      matched: 0,
      count: 1,
      nearest: [{ id: 'a-1', differences: [{ member: 'status', expected: 200, seen: 400 }] }],
    });
  });

  it('serves 200 waits at once', async () => {
    const waits = Array.from({ length: 200 }, (_, n) => wait({ count: 1 + (n % 4), timeoutSeconds: 60 }));
    await until(() => listeners() === 200);
    await Promise.all([1, 2, 3, 4].map(() => bench.translate('a')));
    const answers = await Promise.all(waits);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.every(({ body }, n) => body.matched === 1 + (n % 4))).toBe(true);
    expect(listeners()).toBe(0);
  });

  it('says so when the tenant is deleted, and keeps it from giving way until then', async () => {
    const waiting = wait({});
    await until(() => listeners() === 1);
    expect(bench.world.find('a')?.isExpendable).toBe(false);
    bench.world.remove('a');
    const { status, body } = await waiting;
    expect([status, body.error.code]).toEqual([410, 'tenant-deleted']);
  });

  it('ends when its caller is gone', async () => {
    const gone = new AbortController();
    const waiting = wait({}, gone.signal).catch((error: Error) => error.name);
    await until(() => listeners() === 1);
    gone.abort();
    expect(await waiting).toBe('AbortError');
    await until(() => listeners() === 0);
  });

  it.each([
    [{ cuont: 1 }, /Did you mean "count"/],
    [{ count: 0 }, /count/],
    [{ timeoutSeconds: 601 }, /timeoutSeconds/],
    [{ timeout: 1 }, /Did you mean "timeoutSeconds"/],
    [{ match: { operation: 'nope' } }, /no operation nope/],
  ])('refuses %j', async (body, message) => {
    const answer = await wait(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(message);
  });
});

interface WaitView {
  readonly matched: number;
  readonly entries: readonly { readonly id: string }[];
  readonly error: { readonly code: string; readonly message: string };
}
