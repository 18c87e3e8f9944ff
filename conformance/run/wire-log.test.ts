// Covers: ../checks/wire/wire-checks.ts

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../model/check.ts';
import { allChecks } from '../providers/checks.ts';
import { check } from '../testing/checks.ts';
import { fakeTarget } from '../testing/fake-target.ts';
import { type Stub, startStub } from '../testing/stub-server.ts';
import { type RunOptions, runConformance } from './runner.ts';
import { WireLog } from './wire-log.ts';

let stub: Stub;
let health: unknown = {};
let requests = 0;
beforeAll(async () => {
  stub = await startStub((request, response) => {
    requests += 1;
    request.resume().on('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(health));
    });
  });
});
afterAll(() => stub.close());

const WIRE = 'translateplus/wire/getHealth';
const wire = allChecks.filter(({ id }) => id.startsWith('translateplus/wire/'));
const looks = check('looks-at-health', async (t) => void (await t.send({ path: '/health' })).expectStatus(200));
const good = { status: 'ok', service: 'translateplus-api', version: '2.0.0' };

async function results(body: unknown, options: Partial<RunOptions> = {}) {
  health = body;
  requests = 0;
  const { checks } = await runConformance({ target: fakeTarget(stub.url), checks: [...wire, looks], ...options });
  return Object.fromEntries(checks.map((result) => [result.id, result]));
}

describe('a run', () => {
  it('judges every answer, whatever its check looks at, without a further request', async () => {
    const { [WIRE]: found, ...others } = await results({ ...good, version: 2 });
    expect(found).toMatchObject({
      status: 'failed',
      expected: 'version: string',
      requests: 0,
      exchange: { response: { status: 200 } },
    });
    expect(found?.reason).toContain('in the check translateplus/test/looks-at-health');
    expect(others['translateplus/test/looks-at-health']?.status).toBe('passed');
    expect(requests).toBe(1);
  });

  it('skips an operation that it did not meet, with the reason', async () => {
    const { [WIRE]: met, 'translateplus/wire/getAccountSummary': unmet } = await results(good);
    expect(met?.status).toBe('passed');
    expect(unmet).toMatchObject({ status: 'skipped', reason: 'this run got no success of getAccountSummary' });
  });

  it('tells a violation that is outside the selection, and nothing else of what was not selected', async () => {
    const grep = 'looks-at-health';
    expect(Object.keys(await results(good, { grep }))).toEqual(['translateplus/test/looks-at-health']);
    const { [WIRE]: violated } = await results({}, { grep });
    expect(violated?.status).toBe('failed');
  });

  it('skips all of them when only they are selected', async () => {
    const all = Object.values(await results({}, { grep: '*/wire/*' }));
    expect(all.map(({ status }) => status)).toEqual(wire.map(() => 'skipped'));
    expect(requests).toBe(0);
  });

  it('probes an assumed operation on a target that cannot be arranged', async () => {
    const target = fakeTarget(stub.url, { controlled: false });
    const checks = [
      ...wire.map((one) => ({ ...one, evidence: { grade: 'assumed', source: 'a guess' } as const })),
      looks,
    ];
    const { [WIRE]: asAssumed } = await results(good, { target, checks });
    expect(asAssumed).toMatchObject({ status: 'probed', reasonKind: 'as-assumed' });
    const { [WIRE]: differs } = await results({}, { target, checks });
    expect(differs).toMatchObject({ status: 'probed', reasonKind: 'differs' });
  });
});

describe('an operation', () => {
  const rule = { operation: 'sendChunk', judge: () => ({ expected: 'something', got: 'else' }) };
  const one = { ...check('x', async () => {}), provider: 'cloudflare-stream', wire: rule } as Check;
  it.each([
    ['below the base URL', 'http://a/b/client/v4/accounts/1/media/2'],
    ['below what the server knows of it', 'http://a/client/v4/accounts/1/media/2'],
    ['at the root', 'http://a/accounts/1/media/2'],
  ])('is known %s', (_, url) => {
    const log = new WireLog({ 'cloudflare-stream': 'http://a/b/client/v4/' }, [one]);
    const request = { method: 'PATCH', url, headers: [], body: null };
    log.note(one, { request, response: { status: 204, headers: [], bytes: new Uint8Array() }, problem: null });
    expect(log.of('cloudflare-stream', 'sendChunk')).toMatchObject({
      successes: 1,
      deviation: { expected: 'something' },
    });
  });
});

it('does not let the answer of a gateway hide a deviation of the service', () => {
  const log = new WireLog({ translateplus: 'http://127.0.0.1:1' }, allChecks);
  const note = (status: number, body: unknown) =>
    log.note(looks, {
      request: { method: 'GET', url: 'http://127.0.0.1:1/health', headers: [], body: null },
      response: { status, headers: [['content-type', 'application/json']], bytes: Buffer.from(JSON.stringify(body)) },
      problem: null,
    });
  note(502, { oops: true });
  expect(log.of('translateplus', 'getHealth').deviation?.exchange.response?.status).toBe(502);
  note(200, { ...good, version: 2 });
  note(503, { oops: true });
  expect(log.of('translateplus', 'getHealth').deviation?.expected).toBe('version: string');
});
