// Covers: ../model/exchange.ts, ../model/result.ts, ../providers/price.ts, credential-headers.ts, excerpt.ts,
// run-check.ts, run-options.ts, trial.ts, wire/plain.ts

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WaitingClock } from '../../src/base/clock.ts';
import type { Check } from '../model/check.ts';
import { exitCode } from '../model/report.ts';
import type { Status } from '../model/result.ts';
import type { Session } from '../model/target.ts';
import { check, guess } from '../testing/checks.ts';
import { fakeTarget } from '../testing/fake-target.ts';
import { type Stub, startStub } from '../testing/stub-server.ts';
import { type RunEvent, runConformance } from './runner.ts';

let stub: Stub;
let answers: (path: string, count: number) => { status?: number; headers?: Record<string, string>; body?: string };
const seen: { path: string; key: string | undefined }[] = [];
beforeAll(async () => {
  stub = await startStub((request, response) => {
    seen.push({ path: request.url ?? '', key: request.headers['x-api-key'] as string | undefined });
    const count = seen.filter(({ path }) => path === request.url).length;
    const {
      status = 200,
      headers = { 'Content-Type': 'application/json' },
      body = '{}',
    } = answers(request.url ?? '', count);
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  });
});
afterAll(() => stub.close());
const reset = () => {
  seen.length = 0;
  answers = () => ({});
};

const frozen = (slept: number[] = []): WaitingClock => ({ now: () => 0, sleep: async (ms) => void slept.push(ms) });
const byStatus: Record<Status, Check['run']> = {
  passed: async (t) => void (await t.send({ path: '/' })).expectStatus(200),
  failed: async (t) => void (await t.send({ path: '/' })).expectStatus(418),
  skipped: async (t) => t.skip('no way'),
  untestable: (t) => t.prerequisite('a teapot', async () => void (await t.send({ path: '/' })).expectStatus(418)),
  warned: async (t) => void (await t.send({ path: '/' })).expectStatus(418),
  probed: async (t) => void (await t.send({ path: '/' })).expectStatus(418),
  error: async () => {
    throw new TypeError('a defect of the check');
  },
};
const levelFor = (status: Status): Partial<Check> => (status === 'warned' ? { level: 'should' } : {});

describe('results', () => {
  it('keep the order of the checks, count right and close every session, also after failures', async () => {
    reset();
    const asked: Status[] = ['passed', 'failed', 'warned', 'untestable', 'skipped', 'error'];
    const statuses = fc.array(fc.constantFrom(...asked), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(statuses, fc.integer({ min: 1, max: 8 }), async (wanted, parallel) => {
        const target = fakeTarget(stub.url);
        const checks = wanted.map((status, at) => check(`n${at}`, byStatus[status], levelFor(status)));
        const report = await runConformance({ target, checks, parallel });
        expect(report.checks.map(({ id, status }) => [id, status])).toEqual(
          wanted.map((status, at) => [`translateplus/test/n${at}`, status]),
        );
        const closed = target.log.filter((line) => line.endsWith('close')).length;
        expect(closed).toBe(wanted.length);
      }),
      { numRuns: 20 },
    );
  });

  it('carry the facts of the check, the cost of its requests, and a reason unless they are passes', async () => {
    reset();
    const target = fakeTarget(stub.url);
    const failing = check('fails', byStatus.failed, { title: 'A title', requirement: 'A sentence' });
    const report = await runConformance({ target, checks: [failing], seed: 7, clock: frozen() });
    expect(report).toMatchObject({
      schemaVersion: 2,
      target: 'url',
      seed: 7,
      startedAt: '1970-01-01T00:00:00.000Z',
      durationMs: 0,
    });
    expect(report.checks[0]).toMatchObject({
      id: 'translateplus/test/fails',
      provider: 'translateplus',
      level: 'must',
      title: 'A title',
      requirement: 'A sentence',
      evidence: { grade: 'documented', source: 'a page' },
      status: 'failed',
      reason: 'expected status 418; got 200 with "{}"',
      expected: 'status 418',
      got: '200 with "{}"',
      durationMs: 0,
      requests: 1,
      cost: { credits: 0, waitedSeconds: 0 },
    });
    expect(report.checks[0]?.exchange?.response?.status).toBe(200);
  });

  it('never show a credential, even when the target sends it back', async () => {
    reset();
    answers = () => ({ status: 500, headers: { 'X-Key': 'secret-full' }, body: 'your key is secret-full' });
    const report = await runConformance({ target: fakeTarget(stub.url), checks: [check('fails', byStatus.passed)] });
    expect(seen[0]?.key).toBe('secret-full');
    expect(JSON.stringify(report)).not.toContain('secret-full');
    expect(report.checks[0]?.exchange?.curl).toContain("-H 'X-API-KEY: [redacted]'");
  });

  it('ask for the head of an answer so that curl does not wait for its body', async () => {
    reset();
    const heads = check('fails', async (t) => {
      (await t.send({ path: '/', method: 'HEAD' })).expectStatus(418);
    });
    const report = await runConformance({ target: fakeTarget(stub.url), checks: [heads] });
    expect(report.checks[0]?.exchange?.curl).toMatch(/^curl -sS -i --head http/);
  });

  it('have no exchange where the run asks for none', async () => {
    reset();
    answers = () => ({ status: 500, body: 'broken' });
    const target = fakeTarget(stub.url);
    const report = await runConformance({ target, checks: [check('fails', byStatus.passed)], excerpts: false });
    expect(report.checks[0]).toMatchObject({ status: 'failed', reason: expect.any(String) });
    expect(report.checks[0]).not.toHaveProperty('exchange');
  });

  it('are reported one by one during the run', async () => {
    reset();
    const events: RunEvent[] = [];
    const checks = [check('a', byStatus.passed), check('b', byStatus.skipped)];
    await runConformance({ target: fakeTarget(stub.url), checks, onEvent: (event) => events.push(event) });
    expect(events.map((event) => (event.type === 'checked' ? `${event.done}/${event.total}` : event.type))).toEqual([
      'started',
      '1/2',
      '2/2',
    ]);
  });
});

describe('faults of the harness', () => {
  const refuse = () => Promise.reject(new Error('the control API is gone'));

  it.each<[string, Partial<Session>, Check['run']]>([
    ['arranging', { arrange: refuse }, (t) => t.given({ credits: 1 })],
    ['the clock', { wait: refuse }, (t) => t.wait(1)],
    ['credentials', { credential: refuse }, byStatus.passed],
    ['switches', { switchValue: refuse }, async (t) => void (await t.declared('x'))],
  ])('in %s are errors, not failures', async (_name, broken, run) => {
    reset();
    const target = fakeTarget(stub.url, broken);
    const report = await runConformance({ target, checks: [check('x', run), check('y', byStatus.passed)].slice(0, 1) });
    expect(report.checks[0]).toMatchObject({ status: 'error', reason: 'Error: the control API is gone' });
    expect(exitCode(report)).toBe(3);
  });

  it('in opening are errors', async () => {
    const target = fakeTarget(stub.url, { open: refuse });
    const report = await runConformance({ target, checks: [check('x', byStatus.passed)] });
    expect(report.summary.errors).toBe(1);
  });

  it('in cleaning up make a pass an error, and leave a failure a failure', async () => {
    reset();
    const base = fakeTarget(stub.url);
    const target = fakeTarget(stub.url, { open: async (of) => ({ ...(await base.open(of)), close: refuse }) });
    const report = await runConformance({
      target,
      checks: [check('x', byStatus.passed), check('y', byStatus.failed)],
    });
    expect(report.checks.map(({ status }) => status)).toEqual(['error', 'failed']);
  });
});

describe('on a target that cannot be arranged', () => {
  const plain = () => fakeTarget(stub.url, { controlled: false });

  it('assumed behaviours are probed: reported, never judged', async () => {
    reset();
    const checks = [
      check('differs', byStatus.failed, { evidence: guess }),
      check('same', byStatus.passed, { evidence: guess }),
      check('documented', byStatus.failed),
    ];
    const report = await runConformance({ target: plain(), checks });
    expect(report.checks.map(({ status, reason }) => [status, reason])).toEqual([
      ['probed', 'differs: assumed status 418; seen 200 with "{}"'],
      ['probed', 'as assumed'],
      ['failed', 'expected status 418; got 200 with "{}"'],
    ]);
    const arranged = await runConformance({ target: fakeTarget(stub.url), checks });
    expect(arranged.checks.map(({ status }) => status)).toEqual(['failed', 'passed', 'failed']);
  });

  it('a run of probes alone verified nothing', async () => {
    reset();
    const report = await runConformance({
      target: plain(),
      checks: [check('x', byStatus.passed, { evidence: guess })],
    });
    expect(exitCode(report)).toBe(3);
  });

  it('a check that needs a control API is skipped with the reason', async () => {
    reset();
    const run: Check['run'] = (t) => t.given({ credits: 3, limit: { requests: 2, seconds: 60 } });
    const report = await runConformance({ target: plain(), checks: [check('x', run)] });
    expect(report.checks[0]).toMatchObject({
      status: 'skipped',
      reason:
        'needs an account with 3 credits and a limit of 2 requests in 60 seconds, which only a control API can arrange',
    });
  });

  it('sends no credential to another host that the target names, and a request without one', async () => {
    reset();
    const other = stub.url.replace('127.0.0.1', 'localhost');
    const with_ = check('with', async (t) => void (await t.send({ path: `${other}/` })).expectStatus(200));
    const without = check(
      'without',
      async (t) => void (await t.send({ path: `${other}/`, credential: null })).expectStatus(200),
    );
    const report = await runConformance({ target: plain(), checks: [with_, without] });
    expect(report.checks.map(({ status }) => status)).toEqual(['skipped', 'passed']);
    expect(report.checks[0]?.reason).toContain(`would send the credential to ${new URL(other).host}`);
    expect(seen.map(({ key }) => key)).toEqual([undefined]);
    // The credentials of tenants are made for the run.
    const arranged = await runConformance({ target: fakeTarget(stub.url), checks: [with_] });
    expect(arranged.checks[0]?.status).toBe('passed');
  });

  it.each(['javascript:alert(1)', '@other.example/', 'x/y', 'https://'])(
    'a path %j of the target is a failure, and no part of another address',
    async (path) => {
      reset();
      const run: Check['run'] = async (t) => void (await t.send({ path, credential: null })).expectStatus(200);
      const report = await runConformance({ target: plain(), checks: [check('x', run)] });
      expect(report.checks[0]).toMatchObject({ status: 'failed', expected: 'an http or https URL' });
      expect(seen).toEqual([]);
    },
  );

  it('a missing credential skips a check that needs it', async () => {
    reset();
    const target = fakeTarget(stub.url, { controlled: false, credential: async () => null });
    const open: Check['run'] = async (t) => void (await t.send({ path: '/', credential: null })).expectStatus(200);
    const report = await runConformance({ target, checks: [check('x', byStatus.passed), check('y', open)] });
    expect(report.checks.map(({ status }) => status)).toEqual(['skipped', 'passed']);
    expect(report.checks[0]?.reason).toContain('--credential translateplus.apiKey=<value>');
  });

  it('runs one check at a time, exhaustive ones last and only on request, and reports in the old order', async () => {
    reset();
    const order: string[] = [];
    let running = 0;
    const named = (name: string, exhaustive: boolean) =>
      check(
        name,
        async (t) => {
          order.push(name);
          running += 1;
          (await t.send({ path: `/${name}` })).expectStatus(200);
          expect(running).toBe(1);
          running -= 1;
        },
        exhaustive ? { exhaustive } : {},
      );
    const checks = [named('a', true), named('b', false), named('c', false)];
    const without = await runConformance({ target: plain(), checks });
    expect(order).toEqual(['b', 'c']);
    expect(without.checks.map(({ status }) => status)).toEqual(['skipped', 'passed', 'passed']);
    order.length = 0;
    const report = await runConformance({ target: plain(), checks, include: ['exhaustive'] });
    expect(order).toEqual(['b', 'c', 'a']);
    expect(report.checks.map(({ id }) => id.at(-1))).toEqual(['a', 'b', 'c']);
    expect(report.summary.passed).toBe(3);
  });

  it('waits for the end of a rate window that the run used up, and counts every request', async () => {
    reset();
    answers = (_path, count) => (count === 1 ? { status: 429, headers: { 'Retry-After': '30' } } : {});
    const slept: number[] = [];
    const report = await runConformance({
      target: plain(),
      checks: [check('x', byStatus.passed)],
      clock: frozen(slept),
    });
    expect(slept).toEqual([30_000]);
    expect(report.checks[0]).toMatchObject({ status: 'passed', requests: 2, cost: { waitedSeconds: 30 } });
  });

  it('stops waiting for a window that does not open', async () => {
    reset();
    answers = () => ({ status: 429, headers: { 'Retry-After': '30' } });
    const slept: number[] = [];
    const checks = [check('x', byStatus.passed), check('y', byStatus.passed), check('z', byStatus.passed)];
    const report = await runConformance({ target: plain(), checks, clock: frozen(slept) });
    expect(slept).toEqual([30_000, 30_000]);
    expect(report.summary.failed).toBe(3);
  });

  it('accepts an expected refusal, and never waits where the window can be arranged', async () => {
    reset();
    answers = () => ({ status: 429, headers: { 'Retry-After': '30' } });
    const slept: number[] = [];
    const limited: Check['run'] = async (t) => void (await t.send({ path: '/', limited: true })).expectStatus(429);
    const clock = frozen(slept);
    const one = await runConformance({ target: plain(), checks: [check('x', limited)], clock });
    const two = await runConformance({ target: fakeTarget(stub.url), checks: [check('x', byStatus.passed)], clock });
    expect([one.summary.passed, two.summary.failed, slept]).toEqual([1, 1, []]);
  });

  it('shares answers always, or only while nothing has changed', async () => {
    reset();
    const get = (name: string, shared?: 'always' | 'unchanged') =>
      check(name, async (t) => {
        (await t.send({ path: '/a', ...(shared ? { shared } : {}) })).expectStatus(200);
      });
    const change = check('change', async (t) => void (await t.send({ path: '/c', json: {} })).expectStatus(200));
    const checks = [
      get('first'),
      get('always-one', 'always'),
      get('unchanged-one', 'unchanged'),
      change,
      get('always-two', 'always'),
      get('unchanged-two', 'unchanged'),
      get('unchanged-three', 'unchanged'),
      get('last'),
    ];
    const report = await runConformance({ target: plain(), checks });
    expect(report.checks.map(({ requests }) => requests)).toEqual([1, 0, 0, 1, 0, 1, 0, 1]);
    reset();
    const own = await runConformance({ target: fakeTarget(stub.url), checks });
    expect(own.checks.every(({ requests }) => requests === 1)).toBe(true);
  });
});

describe('selection', () => {
  it('leaves out providers without a URL, and checks that the pattern does not match', async () => {
    reset();
    const checks = [
      check('one', byStatus.passed),
      { ...check('two', byStatus.passed), id: 'gcore-ai/test/two', provider: 'gcore-ai' as const },
      check('three', byStatus.passed),
    ];
    const run = (grep?: string) =>
      runConformance({ target: fakeTarget(stub.url), checks, ...(grep === undefined ? {} : { grep }) });
    expect((await run()).checks.map(({ title }) => title)).toEqual(['one', 'three']);
    expect((await run('*/three')).checks.map(({ title }) => title)).toEqual(['three']);
    expect(exitCode(await run('nothing-like-this'))).toBe(3);
    expect([(await run()).selection, (await run('three')).selection]).toEqual([undefined, { grep: 'three' }]);
  });

  it('skips checks that have not started when it is interrupted', async () => {
    reset();
    const stop = new AbortController();
    const first = check('first', async (t) => {
      (await t.send({ path: '/' })).expectStatus(200);
      stop.abort();
    });
    const target = fakeTarget(stub.url);
    const report = await runConformance({
      target,
      checks: [first, check('second', byStatus.passed)],
      parallel: 1,
      signal: stop.signal,
    });
    expect(report.checks.map(({ status, reason }) => [status, reason])).toEqual([
      ['passed', null],
      ['skipped', 'interrupted'],
    ]);
    expect(target.log).toEqual(['session-1 open', 'session-1 close']);
  });
});
