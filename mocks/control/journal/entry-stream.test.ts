// Covers: event-sink.ts, recent-texts.ts, ../routes/stream.ts

import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptEntry } from '../../kernel/test-support/kept-entry.ts';
import { defaultCaps, Journal } from '../../kernel/world/journal.ts';
import { startWorld } from '../../start.ts';
import { controlBench } from '../test-support/bench.ts';
import { EntryStream } from './entry-stream.ts';
import { openEvents } from './event-sink.ts';
import { RecentTexts } from './recent-texts.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('EntryStream', () => {
  /** A reader that takes what it is given until it is made busy. */
  function reader() {
    let ready = () => {};
    return {
      isBusy: false,
      /** Becomes busy after so many events. */
      room: Number.POSITIVE_INFINITY,
      ended: false,
      got: [] as string[],
      write(text: string) {
        this.got.push(text);
        this.isBusy = this.got.length >= this.room;
      },
      end() {
        this.ended = true;
      },
      onReady(call: () => void) {
        ready = call;
      },
      takeMore(room: number) {
        this.room = this.got.length + room;
        this.isBusy = false;
        ready();
      },
      /** Ids of entries, and names of other events. */
      get told() {
        return this.got.map((text) => /^event: (\w+)/.exec(text)?.[1] ?? /"id":"([\w-]+)"/.exec(text)?.[1]);
      },
    };
  }
  const open = (journal: Journal, sink = reader(), start = 0, isResumed = false) => {
    const options = {
      source: journal,
      sink,
      start,
      isResumed,
      wants: () => true,
      follows: () => true,
      of: 'one',
      texts: new RecentTexts(),
    } as const;
    return { sink, stream: new EntryStream({ ...options, idOf: String }) };
  };
  const filled = (entries: number, count: number) => {
    const journal = new Journal({ ...defaultCaps, entries }, undefined, 'a');
    for (let n = 1; n <= count; n += 1) journal.add(keptEntry(`a-${n}`));
    return journal;
  };

  it('sends what is there and what comes, after the request, and nothing once it is closed', async () => {
    const journal = filled(9, 2);
    const { sink, stream } = open(journal);
    expect(sink.told).toEqual([]);
    await turn();
    journal.add(keptEntry('a-3'));
    await turn();
    expect(sink.got[2]).toMatch(/^id: 3\ndata: \{"id":"a-3","time":.*\}\n\n$/);
    stream.close();
    journal.add(keptEntry('a-4'));
    await turn();
    expect([sink.told, journal.listeners.size]).toEqual([['a-1', 'a-2', 'a-3'], 0]);
  });

  it('keeps a slow reader in order, without entries in between that it does not read', async () => {
    const journal = filled(1_000, 200);
    const { sink } = open(journal);
    sink.room = 3;
    await turn();
    for (let n = 201; n <= 210; n += 1) journal.add(keptEntry(`a-${n}`));
    await turn();
    expect(sink.told).toEqual(['a-1', 'a-2', 'a-3']);
    sink.takeMore(Number.POSITIVE_INFINITY);
    for (let n = 0; n < 10; n += 1) await turn();
    expect(sink.told).toEqual(Array.from({ length: 210 }, (_, at) => `a-${at + 1}`));
  });

  it('tells a slow reader that it missed what was dropped', async () => {
    const journal = filled(5, 5);
    const { sink } = open(journal);
    sink.room = 2;
    await turn();
    for (let n = 6; n <= 20; n += 1) journal.add(keptEntry(`a-${n}`));
    sink.takeMore(99);
    await turn();
    expect(sink.told).toEqual(['a-1', 'a-2', 'missed', 'a-16', 'a-17', 'a-18', 'a-19', 'a-20']);
  });

  it('tells only a reader that comes back what it missed', async () => {
    const [fresh, same, late] = [
      open(filled(2, 9)),
      open(filled(2, 9), reader(), 7, true),
      open(filled(2, 9), reader(), 5, true),
    ];
    await turn();
    expect([fresh.sink.told, same.sink.told, late.sink.told]).toEqual([
      ['a-8', 'a-9'],
      ['a-8', 'a-9'],
      ['missed', 'a-8', 'a-9'],
    ]);
  });

  it('reports a reset after the entries before it, and ends with its tenant', async () => {
    const journal = filled(9, 1);
    const { sink } = open(journal);
    journal.clear();
    journal.add(keptEntry('a-1'));
    await turn();
    expect(sink.told).toEqual(['a-1', 'reset', 'a-1']);
    sink.room = sink.got.length;
    sink.isBusy = true;
    journal.add(keptEntry('a-2'));
    journal.clear();
    sink.takeMore(99);
    await turn();
    expect(sink.told.slice(3)).toEqual(['reset', 'missed']);
    journal.close();
    expect([sink.told.at(-1), sink.ended, journal.listeners.size]).toEqual(['deleted', true, 0]);
  });
});

describe('the stream of a journal', () => {
  let bench: ReturnType<typeof controlBench>;
  let server: Server;
  let url: string;
  const open: IncomingMessage[] = [];
  beforeEach(async () => {
    bench = controlBench();
    await bench.post('/tenants', { name: 'a' });
    server = createServer(bench.control);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    for (const answer of open.splice(0)) answer.destroy();
    server.closeAllConnections();
    server.close();
  });
  /** Reads a stream until so many events are there; returns their ids and their entries. */
  const read = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ answer: IncomingMessage; until: (count: number) => Promise<{ id: string; data: EntryView }[]> }>(
      (resolve) => {
        get(`${url}${path}`, { headers }, (answer) => {
          open.push(answer);
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          const events = () =>
            text
              .split('\n\n')
              .slice(1, -1)
              .filter((event) => !event.startsWith(':'))
              .map((event) => ({
                id: /^id: (.*)/m.exec(event)?.[1] ?? '',
                data: JSON.parse(/^data: (.*)/m.exec(event)?.[1] ?? '{}'),
              }));
          const until = async (count: number) => {
            while (events().length < count) await new Promise((done) => setTimeout(done, 1));
            return events();
          };
          resolve({ answer, until });
        });
      },
    );
  const ids = (events: { data: EntryView }[]) => events.map(({ data }) => data.id);

  it('shows old and new entries of the tenant, and resumes after the last one read', async () => {
    await bench.translate('a');
    const first = await read('/tenants/a/journal/stream');
    expect(first.answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    await first.until(1);
    await bench.translate('a');
    await bench.translate('b');
    const events = await first.until(2);
    expect(ids(events)).toEqual(['a-1', 'a-2']);
    first.answer.destroy();
    await bench.translate('a');
    await bench.translate('a');
    const again = await read('/tenants/a/journal', {
      accept: 'text/event-stream',
      'last-event-id': events[1]?.id ?? '',
    });
    expect(ids(await again.until(2))).toEqual(['a-3', 'a-4']);
  });

  it('tells a reader of another world so, and sends all entries of this one', async () => {
    await bench.translate('a');
    const opened = await (await read('/journal/stream')).until(1);
    const [epoch] = (opened[0]?.id ?? '').split('.');
    await bench.translate('a');
    for (const last of ['other.1', `${epoch}.900`, 'nonsense']) {
      const ofOther = await read('/journal/stream?limit=0', { 'last-event-id': last });
      const events = await ofOther.until(3);
      expect(ids(events)).toEqual([undefined, 'a-1', 'a-2']);
      expect(events[0]?.id).toBe(`${epoch}.0`);
    }
    const later = { now: () => bench.world.machine.now() + 1_000 };
    expect(controlBench({ machine: later }).world.journals.epoch).not.toBe(epoch);
  });

  it('finds by the parameters of the journal', async () => {
    await bench.translate('a');
    await bench.translate('a', { target: 'xx' });
    const refused = await read('/tenants/a/journal/stream?status=4xx');
    const fresh = await read('/tenants/a/journal/stream?limit=0');
    const newest = await read('/tenants/a/journal/stream?limit=1&operation=translateSubtitles');
    const after = await read('/tenants/a/journal/stream?cursor=a-1');
    await bench.visit('a', '/v2/account/summary');
    await bench.translate('a', { target: 'xx' });
    expect(ids(await refused.until(2))).toEqual(['a-2', 'a-4']);
    expect(ids(await fresh.until(2))).toEqual(['a-3', 'a-4']);
    expect(ids(await newest.until(2))).toEqual(['a-2', 'a-4']);
    expect(ids(await after.until(3))).toEqual(['a-2', 'a-3', 'a-4']);
    expect((await bench.get('/tenants/a/journal/stream?stauts=4xx')).body.error.code).toBe('query-invalid');
    expect((await bench.get('/tenants/nobody/journal/stream')).status).toBe(404);
  });

  it('shows all tenants with their names, the lobby included', async () => {
    const all = await read('/journal/stream');
    const one = await read('/journal?tenant=b', { accept: 'text/event-stream' });
    await bench.translate('a');
    await bench.translate('b');
    await bench.visit('no key', '/v2/account/summary');
    const events = await all.until(3);
    expect(events.map(({ data }) => [data.tenant, data.id])).toEqual([
      ['a', 'a-1'],
      ['b', 'b-1'],
      ['lobby', 'lobby-1'],
    ]);
    expect(ids(await one.until(1))).toEqual(['b-1']);
  });

  it('ends with its tenant, keeps it from giving way, and costs nothing after its reader', async () => {
    const watched = bench.world.find('a');
    const one = await read('/tenants/a/journal/stream');
    const two = await read('/tenants/a/journal/stream');
    expect([watched?.isExpendable, watched?.journal.listeners.size]).toEqual([false, 2]);
    two.answer.destroy();
    while (watched?.journal.listeners.size !== 1) await turn();
    const ended = new Promise((resolve) => one.answer.once('end', resolve));
    bench.world.remove('a');
    await ended;
    expect(watched.journal.listeners.size).toBe(0);
  });
});

it('builds an entry once for all readers, and keeps a bounded number', () => {
  const texts = new RecentTexts();
  const built: string[] = [];
  const entry = (id: string) => {
    const kept = keptEntry(id, 'x'.repeat(100_000));
    return {
      ...kept,
      build: () => {
        built.push(id);
        return kept.build();
      },
    };
  };
  const [one, ...rest] = Array.from({ length: 20 }, (_, at) => entry(`a-${at}`));
  if (one === undefined) return;
  expect(texts.of(one)).toBe(texts.of(one));
  expect(built).toEqual(['a-0']);
  for (const kept of rest) texts.of(kept);
  expect(texts.size).toBeLessThan(6);
});

it('keeps a silent connection open with comments', async () => {
  const server = createServer((_request, response) => void openEvents(response as Response, () => {}, 2));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { body } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  let text = '';
  for await (const part of body ?? []) {
    text += Buffer.from(part).toString();
    if (text.endsWith(':\n\n:\n\n')) break;
  }
  expect(text).toMatch(/^retry: 1000\n\n(:\n\n)+$/);
  server.closeAllConnections();
  server.close();
});

it('does not keep a world from stopping', async () => {
  const running = await startWorld();
  const answer = await fetch(`${running.control.url}/journal/stream`);
  const { lobby } = running.world;
  const waiting = fetch(`${running.control.url}/tenants/lobby/wait`, { method: 'POST' }).catch(() => 'cut');
  while (lobby.journal.listeners.size === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await running.close();
  await expect(answer.text()).rejects.toThrow();
  expect(await waiting).toBe('cut');
  while (running.world.journals.listeners.size + lobby.journal.listeners.size > 0) await turn();
});

interface EntryView {
  readonly id: string;
  readonly tenant?: string;
}
