// Covers: answers-at.ts, interrupted.ts, knock.ts, silence.ts

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Obstacle, Target } from '../model/target.ts';
import { check } from '../testing/checks.ts';
import { fakeTarget } from '../testing/fake-target.ts';
import { type Stub, startRawStub, startStub } from '../testing/stub-server.ts';
import { answersAt } from './answers-at.ts';
import { Gate } from './gate.ts';
import { knock } from './knock.ts';
import { runConformance } from './runner.ts';

const stubs: Stub[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const stub of stubs.splice(0)) await stub.close();
});
const keep = async (stub: Promise<Stub>): Promise<string> => {
  stubs.push(await stub);
  return (await stub).url;
};

const request = { method: 'GET', url: 'http://x.invalid', headers: [], body: null };
const answer: Exchange = { request, response: { status: 200, headers: [], bytes: new Uint8Array() }, problem: null };
const silent: Exchange = { request, response: null, problem: { kind: 'timeout', text: 'no answer' } };

describe('knock', () => {
  it('sends one request to a server that answers', async () => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      return answer;
    };
    expect([await knock(send, 1_000), sent]).toEqual([answer, 1]);
  });

  it('waits for a slow first answer while it sends two more', async () => {
    vi.useFakeTimers();
    const waits: number[] = [];
    const send = (timeoutMs: number) => {
      waits.push(timeoutMs);
      const slow = waits.length === 1 ? answer : silent;
      return new Promise<Exchange>((resolve) => setTimeout(() => resolve(slow), timeoutMs - 500));
    };
    const asked = knock(send, 3_000);
    await vi.advanceTimersByTimeAsync(8_500);
    expect(await asked).toBe(answer);
    expect(waits).toEqual([9_000, 6_000, 3_000]);
  });

  it('ends after three requests without an answer', async () => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      return silent;
    };
    expect([await knock(send, 10_000), sent]).toEqual([silent, 3]);
  });
});

describe('answersAt', () => {
  it.each<[string, () => Promise<string>, RegExp | undefined]>([
    ['any status', () => keep(startStub((_q, r) => r.writeHead(418).end())), undefined],
    ['something that is not HTTP', () => keep(startRawStub((socket) => socket.end('hello\r\n\r\n'))), undefined],
    ['nothing: it refuses connections', async () => 'http://127.0.0.1:1', /none of 3 requests .*refused/],
    ['nothing: it cuts them', () => keep(startRawStub((socket) => socket.destroy())), /none of 3 requests .*cut/],
  ])('looks at a server that answers %s', async (_what, start, expected) => {
    const found = await answersAt('translateplus', await start());
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toEqual({ kind: 'no-answer', reason: expect.stringMatching(expected) });
  });
});

describe('a run', () => {
  const target = (url: string, preflight: NonNullable<Target['preflight']>): Target => ({
    ...fakeTarget(url, { baseUrls: { translateplus: url, 'gcore-ai': url } }),
    preflight,
  });
  const get = async (t: Parameters<ReturnType<typeof check>['run']>[0]) => void (await t.send({ path: '/' }));
  const checks = [
    check('a', get),
    check('b', get),
    check('c', get, { id: 'gcore-ai/test/c' }),
    check('d', get, { id: 'gcore-ai/test/d' }),
  ];
  const briefly = ({ checks: results }: Awaited<ReturnType<typeof runConformance>>) =>
    results.map(({ status, reasonKind }) => `${status} ${reasonKind ?? ''}`.trim());

  it('leaves out the checks of a silent provider, and fails once for it', async () => {
    const url = await keep(startStub((_q, r) => r.end('{}')));
    const obstacle: Obstacle = { kind: 'no-answer', reason: 'silent' };
    const preflight = async (id: ProviderId) => (id === 'translateplus' ? obstacle : undefined);
    const report = await runConformance({ target: target(url, preflight), checks });
    expect(briefly(report)).toEqual(['untestable no-answer', 'skipped no-answer', 'passed', 'passed']);
  });

  it('sends nothing when the first provider refuses the credential', async () => {
    let requests = 0;
    const url = await keep(
      startStub((_q, r) => {
        requests += 1;
        r.end('{}');
      }),
    );
    const asked: string[] = [];
    const preflight = async (id: ProviderId): Promise<Obstacle> => {
      asked.push(id);
      return { kind: 'credential-refused', reason: 'refused' };
    };
    const report = await runConformance({ target: target(url, preflight), checks });
    expect([briefly(report), asked, requests]).toEqual([
      Array.from({ length: 4 }, () => 'skipped credential-refused'),
      ['translateplus'],
      0,
    ]);
  });

  it('asks again after three requests in a row without an answer, and goes on if one comes', async () => {
    const url = await keep(startRawStub((socket) => socket.destroy()));
    const many = Array.from({ length: 9 }, (_, at) => check(`n${at}`, get));
    let asked = 0;
    const preflight = async (): Promise<Obstacle | undefined> => {
      asked += 1;
      return asked < 3 ? undefined : { kind: 'no-answer', reason: 'silent' };
    };
    const report = await runConformance({ target: target(url, preflight), checks: many, parallel: 1 });
    expect(briefly(report)).toEqual([
      ...Array.from({ length: 6 }, () => 'failed'),
      'untestable no-answer',
      'skipped no-answer',
      'skipped no-answer',
    ]);
    expect(asked).toBe(3);
  });

  it('does not let a baseline expect a silent server', async () => {
    const preflight = async (): Promise<Obstacle> => ({ kind: 'no-answer', reason: 'silent' });
    const knownFailures = [{ check: 'translateplus/test/a', reason: 'x', expires: '2999-12-31' }];
    const report = await runConformance({
      target: target('http://127.0.0.1:1', preflight),
      checks,
      baseline: { version: 1, knownFailures },
    });
    expect(report.checks[0]?.known).toBeUndefined();
  });

  it('stops after so many failures', async () => {
    const url = await keep(startStub((_q, r) => r.end('{}')));
    const failing = Array.from({ length: 5 }, (_, at) =>
      check(`f${at}`, async (t) => void (await t.send({ path: '/' })).expectStatus(at === 1 ? 200 : 418)),
    );
    const report = await runConformance({
      target: target(url, async () => undefined),
      checks: failing,
      parallel: 1,
      maxFailures: 2,
    });
    expect(briefly(report)).toEqual(['failed', 'passed', 'failed', 'skipped stopped', 'skipped stopped']);
  });

  it.each([
    ['an answer', (t: Parameters<ReturnType<typeof check>['run']>[0]) => t.send({ path: '/slow' })],
    ['a rate window', (t: Parameters<ReturnType<typeof check>['run']>[0]) => t.send({ path: '/limited' })],
    ['time that passes', (t: Parameters<ReturnType<typeof check>['run']>[0]) => t.wait(60)],
  ])('ends a wait for %s when it is interrupted, and sends nothing more', async (_what, wait) => {
    const seen: string[] = [];
    const controller = new AbortController();
    const url = await keep(
      startStub((q, r) => {
        seen.push(q.url ?? '');
        if (q.url !== '/slow') r.writeHead(q.url === '/limited' ? 429 : 200, { 'Retry-After': '60' }).end();
        setTimeout(() => controller.abort(new Error('interrupted')), 20);
      }),
    );
    const stopped = check('w', async (t) => {
      await t.send({ path: '/first' });
      await wait(t);
      await t.send({ path: '/after' });
    });
    const bare = fakeTarget(url, {
      controlled: false,
      wait: (seconds: number, signal?: AbortSignal) =>
        new Promise((_resolve, reject) => {
          const timer = setTimeout(() => {}, seconds * 1_000);
          signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason);
          });
        }),
    });
    const report = await runConformance({
      target: bare,
      checks: [stopped, check('z', get)],
      signal: controller.signal,
    });
    expect(briefly(report)).toEqual(['skipped interrupted', 'skipped interrupted']);
    expect(seen).not.toContain('/after');
    expect(seen).not.toContain('/');
  });
});

it('forgets silence when an answer comes', async () => {
  const url = 'http://127.0.0.1:1';
  let asked = 0;
  const preflight = async () => {
    asked += 1;
    return undefined;
  };
  const gate = new Gate({ ...fakeTarget(url), preflight }, ['translateplus']);
  for (const exchange of [silent, silent, answer, silent]) gate.note('translateplus', exchange);
  expect([await gate.obstacle('translateplus'), asked]).toEqual([undefined, 1]);
});
