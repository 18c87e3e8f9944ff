// Covers: sets.ts, compose.ts, link.ts, write-answer.ts
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providerIds } from '../../../src/contracts/providers.ts';
import { together } from './compose.ts';
import { allVariations } from './index.ts';
import { startProxy } from './proxy.ts';
import { hiding, places, playedTogether } from './sets.ts';
import type { Variation } from './variation.ts';

const all = allVariations();
const byId = new Map(all.map((variation) => [variation.id, variation]));
const groups = providerIds.map((provider) => [provider, playedTogether(all, provider)] as const);

it('plays each variation of a provider once', () => {
  for (const [provider, own] of groups) {
    const ids = all.filter(({ providers }) => providers?.includes(provider) ?? true).map(({ id }) => id);
    expect(own.flat().sort()).toEqual(ids.sort());
  }
});

it('needs five servers for what changes answers on their way', () => {
  for (const [, own] of groups) {
    expect(own.filter((ids) => ids.some((id) => byId.get(id)?.link !== undefined))).toHaveLength(5);
  }
});

it('names only variations that exist, each in one place', () => {
  const placed = Object.values(places).flatMap((row) => row.filter((id) => id !== null));
  expect(new Set(placed).size).toBe(placed.length);
  for (const id of [...placed, ...hiding.flatMap(({ one, other }) => [...one, ...other])]) {
    expect(byId.has(id), id).toBe(true);
  }
});

it('puts no two together that hide each other', () => {
  const sets = groups.flatMap(([, own]) => own);
  for (const { one, other, why } of hiding) {
    const both = sets.filter((ids) => ids.some((id) => one.includes(id)) && ids.some((id) => other.includes(id)));
    expect(both, why).toEqual([]);
  }
});

/** Answers that have something to change for each form. */
const answersOf: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'GET /client/v4/accounts/a/stream/b': json({
    created: '2026-01-02T03:04:05.678Z',
    created_at: '2026-01-02T03:04:05.678Z',
    completed_at: '2026-01-02T03:04:05.678Z',
    errors: { name: ['It is taken: é/ü.'] },
    id: '34d0ba5a-23f6-4462-85ff-fe343b0cdb2d',
    pctComplete: '1.500000',
    total_time_sec: 1.5,
    vttContent: 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nSome words that are a long line of text\n\n',
    result: { text: 'Hi', segments: [{ start: 0, end: 1, text: 'Hi', temperature: 0.5 }] },
    long: 'é'.repeat(800),
  }),
  'GET /client/v4/refused': json(
    { result: null, success: false, errors: [{ code: 10003, message: 'No' }], messages: [] },
    404,
  ),
  'HEAD /tus/1': (response) => response.writeHead(200, { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '5' }).end(),
  'DELETE /client/v4/empty': (response) => response.writeHead(200).end(),
  'POST /client/v4/accounts/a/stream/b/captions/en/generate': json({ result: { language: 'en' } }),
  'GET /client/v4/accounts/a/stream/b/captions/en/vtt': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/vtt' })
      .end('WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nOne\n\n2\n00:00:03.000 --> 00:00:04.000\nTwo\n\n'),
};

function json(body: object, status = 200): (response: ServerResponse) => void {
  const headers = { 'content-type': 'application/json', ratelimit: '"default";r=1', 'cf-ray': '0123-AMS', date: 'now' };
  return (response) => response.writeHead(status, headers).end(JSON.stringify(body));
}

describe('a set', () => {
  const server = createServer((request, response) => answersOf[`${request.method} ${request.url}`]?.(response));
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  /** The bytes of all answers behind these variations. */
  async function bytesBehind(parts: readonly Variation[]): Promise<string> {
    const proxy = await startProxy(origin, together({ id: 'x', statement: 'x' }, parts).link?.() ?? {});
    const answers: string[] = [];
    for (const line of Object.keys(answersOf)) answers.push(await bytesOf(Number(new URL(proxy.url).port), line));
    await proxy.close();
    return answers.join('\n').replaceAll(/^date: .*$/gim, (line) => line.slice(0, 5));
  }

  /** What no bytes show, or not those of answers to requests of this test. */
  const UNSEEN = ['proxied', 'other-seed', 'latency', 'below-a-path'];
  const columns = [0, 1, 2, 3, 4].map((set) => Object.values(places).flatMap((row) => row[set] ?? []));

  it.each(columns)('of %s and others shows each of them in its bytes', async (...ids) => {
    const parts = ids.flatMap((id) => byId.get(id) ?? []);
    const whole = await bytesBehind(parts);
    expect(await bytesBehind(parts)).toBe(whole);
    for (const part of parts.filter(({ id, link }) => link !== undefined && !UNSEEN.includes(id))) {
      expect((await bytesBehind(parts.filter((other) => other !== part))) !== whole, part.id).toBe(true);
    }
  });
});

/** Sends a request without a body on a connection of its own, and gives the bytes of the answer. */
function bytesOf(port: number, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    });
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', reject);
    socket.on('end', () => resolve(Buffer.concat(parts).toString('latin1')));
  });
}
