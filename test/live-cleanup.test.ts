// Covers: ../conformance/live/cleanup.ts, ../conformance/live/fingerprint.ts, ../conformance/live/guarded-wire.ts,
// ../conformance/live/ledger.ts, ../conformance/model/operation-match.ts, ../conformance/model/paths.ts

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Budget } from '../conformance/live/budget.ts';
import { cleanUp } from '../conformance/live/cleanup.ts';
import { fingerprint } from '../conformance/live/fingerprint.ts';
import { GuardedWire } from '../conformance/live/guarded-wire.ts';
import { Ledger } from '../conformance/live/ledger.ts';
import { createPace } from '../conformance/live/pace.ts';
import type { JsonValue } from '../src/base/json.ts';
import { Secrets } from '../src/base/secrets/secrets.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';

const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';
const MARKER = 'conform-0123456789abcdef';

let liveMock: LiveMock;
let account = '';
let headers: readonly (readonly [string, string])[] = [];
let now = Date.now();
const clock = {
  now: () => now,
  sleep: async (milliseconds: number) => {
    now += milliseconds;
  },
};
beforeAll(async () => {
  liveMock = await startLiveMock();
  const { accountId = '', apiToken = '' } = liveMock.credentials['cloudflare-stream'];
  account = `${liveMock.urls['cloudflare-stream']}/accounts/${accountId}/stream`;
  headers = [
    ['Authorization', `Bearer ${apiToken}`],
    ['Content-Type', 'application/json'],
  ];
});
afterAll(() => liveMock.close());

/** A run whose ledger is on the disk up to what `keeps` lets through. */
async function begin(keeps: (entry: JsonValue) => boolean) {
  const entries: JsonValue[] = [];
  const append = async (entry: JsonValue) => {
    if (keeps(entry)) entries.push(entry);
  };
  const { accountId = '' } = liveMock.credentials['cloudflare-stream'];
  const accounts = { 'cloudflare-stream': fingerprint(MARKER, accountId) };
  const startedAt = new Date(now).toISOString();
  const ledger = await Ledger.start(
    { entry: 'run', version: 1, marker: MARKER, startedAt, baseUrls: liveMock.urls, accounts },
    { append },
  );
  const guards = { baseUrls: liveMock.urls, budget: new Budget({}), pace: createPace(clock), ledger, clock };
  return { entries, wire: new GuardedWire({ ...guards, secrets: new Secrets() }) };
}

const check = { id: 'cloudflare-stream/x/y', provider: 'cloudflare-stream' } as const;
const sending = { check, limits: { timeoutMs: 5000, maxBytes: 1e6 }, agent: false as const, onExchange: () => {} };
const post = (path: string, json: JsonValue, more: readonly (readonly [string, string])[] = []) => ({
  method: 'POST',
  url: account + path,
  headers: [...headers, ...more],
  body: Buffer.from(JSON.stringify(json)),
});
const videos = async () => {
  const answer = await fetch(account, { headers: Object.fromEntries(headers) });
  return ((await answer.json()) as { result: { uid: string }[] }).result.map(({ uid }) => uid);
};
const resume = (entries: readonly JsonValue[]): Ledger => {
  const ledger = Ledger.resume(entries, { append: async () => {} });
  if (ledger === null) throw new Error('no head');
  return ledger;
};

describe('what is left of a run on Cloudflare Stream', () => {
  it.each([
    ['a copy', '/copy', { input: CLIP }, []],
    ['a copy whose creator is taken', '/copy', { input: CLIP }, [['Upload-Creator', 'ann']]],
    ['an upload URL', '/direct_upload', { maxDurationSeconds: 60 }, []],
  ] as const)('%s is found when its answer was lost, and nothing else is touched', async (_what, path, json, more) => {
    const foreign = await fetch(`${account}/copy`, {
      method: 'POST',
      headers: Object.fromEntries(headers),
      body: JSON.stringify({ input: CLIP }),
    });
    const { result } = (await foreign.json()) as { result: { uid: string } };
    const before = await videos();
    const { entries, wire } = await begin((entry) => (entry as { entry: string }).entry !== 'answered');
    const exchange = await wire.send(post(path, json, more), sending);
    expect(exchange.response?.status).toBe(200);
    expect(await videos()).toHaveLength(before.length + 1);
    const { removed, left } = await cleanUp({ ledger: resume(entries), credentials: liveMock.credentials, clock });
    expect([removed.length, left]).toEqual([1, []]);
    expect(await videos()).toEqual(before);
    expect(await videos()).toContain(result.uid);
  });

  it('stays listed when the credential is for another account', async () => {
    const { entries, wire } = await begin(() => true);
    await wire.send(post('/copy', { input: CLIP }), sending);
    const other = { 'cloudflare-stream': { accountId: 'f'.repeat(32), apiToken: 'else' } };
    expect((await cleanUp({ ledger: resume(entries), credentials: other, clock })).left).toMatchObject([
      { kind: 'video', why: expect.stringContaining('another account') },
    ]);
    expect((await cleanUp({ ledger: resume(entries), credentials: liveMock.credentials, clock })).left).toEqual([]);
  });

  it('a resource of another user, and the webhook, are never touched', async () => {
    const { wire } = await begin(() => true);
    const seen = liveMock.seen.length;
    const stranger = { ...post('/abcdefabcdefabcdefabcdefabcdefab', {}), method: 'DELETE' };
    await expect(wire.send(stranger, sending)).rejects.toThrow('did not create');
    await expect(wire.send({ ...post('/webhook', {}), method: 'PUT' }, sending)).rejects.toThrow('webhook');
    expect(liveMock.seen.length).toBe(seen);
  });

  it('a request is repeated once after a broken connection, and its cost is taken again', async () => {
    const { wire } = await begin(() => true);
    let drops = 1;
    liveMock.onRequest = (_request, when) => {
      if (when !== 'before' || drops === 0) return undefined;
      drops -= 1;
      return true;
    };
    const exchange = await wire.send({ ...post('', {}), method: 'GET', body: null }, sending);
    expect([exchange.response?.status, drops]).toEqual([200, 0]);
  });
});
