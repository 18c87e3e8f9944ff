import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningWorld, startWorld } from '../../../mocks/start.ts';
import { switches } from '../../../src/contracts/translateplus/switches.ts';
import type { Report } from '../../report.ts';
import { runConformance } from '../../runner.ts';
import { urlTarget } from '../../targets/url.ts';
import { type HandOn, type Passing, pass, startProxy } from '../../testing/proxy.ts';
import { translatePlusChecks } from './index.ts';

// Whole runs of the suite, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** One request a language says nothing new about how answers travel; the suite's own runs send them. */
const checks = translatePlusChecks.filter(({ id }) => !id.startsWith('translateplus/languages/listed-'));

const baseUrl = () => world.providers.translateplus?.baseUrl ?? '';

async function judge(options: { url?: string; switches?: Record<string, string> } = {}): Promise<Report> {
  const target = urlTarget({
    baseUrls: { translateplus: options.url ?? baseUrl() },
    control: world.control.url,
    ...(options.switches ? { switches: options.switches } : {}),
  });
  return runConformance({ target, checks });
}

function expectGreen(report: Report, skipped: readonly string[] = []): void {
  const notPassed = report.checks.filter(({ status }) => status !== 'passed');
  expect(notPassed.filter(({ status }) => status !== 'skipped').map(({ id, reason }) => `${id}: ${reason}`)).toEqual(
    [],
  );
  expect(notPassed.map(({ id }) => id)).toEqual(skipped);
}

/** Every switch at its n-th value, where it has one: together, these runs see every value there is. */
const alternatives = (nth: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(switches).flatMap(([name, { values }]) => {
      const value = Object.keys(values)[nth];
      return value === undefined ? [] : [[`translateplus.${name}`, value]];
    }),
  );
const turns = [0, 1, 2, 3].filter((nth) => Object.keys(alternatives(nth)).length > 0);

describe('every allowed alternative is green', () => {
  it.each(turns)('every switch at its value number %i', async (nth) => {
    const set = alternatives(nth);
    const silent = set['translateplus.retryAfter'] === 'absent' ? ['translateplus/rate-limit/retry-after'] : [];
    expectGreen(await judge({ switches: set }), silent);
  });

  it('deletes its tenants and touches no other', async () => {
    const before = [...world.world.tenantNames];
    await judge();
    expect(world.world.tenantNames).toEqual(before);
  });
});

/** What happens to an answer on its way. */
type Variation = (passing: Passing) => Passing;

const json =
  (change: (body: Record<string, unknown>) => unknown, space = 0): Variation =>
  (passing) => ({
    ...passing,
    body: Buffer.from(JSON.stringify(change(JSON.parse(passing.body.toString())), null, space)),
  });
const headers =
  (more: Passing['headers']): Variation =>
  (passing) => ({ ...passing, headers: { ...passing.headers, ...more } });
const coded =
  (coding: string, code: (body: Buffer) => Buffer): Variation =>
  (passing) => ({ ...headers({ 'content-encoding': coding })(passing), body: code(passing.body) });
const saying =
  (when: RegExp, text: (was: string) => string, status?: number): Variation =>
  (passing) => {
    const { detail } = JSON.parse(passing.body.toString()) as { detail?: unknown };
    if (typeof detail !== 'string' || !when.test(detail)) return passing;
    return {
      ...passing,
      status: status ?? passing.status,
      body: Buffer.from(JSON.stringify({ detail: text(detail) })),
    };
  };
const escaped: Variation = (passing) => {
  const unicode = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return { ...passing, body: Buffer.from(passing.body.toString().replace(/[\u0080-\uffff]/g, unicode)) };
};
const capitals: Variation = (passing) => ({
  ...passing,
  headers: Object.fromEntries(Object.entries(passing.headers).map(([name, value]) => [name.toUpperCase(), value])),
});
const stripped: Variation = (passing) => {
  const { date: _date, 'x-harness-request-id': _id, ...rest } = passing.headers;
  return { ...passing, headers: rest };
};
const through =
  (variations: readonly Variation[], send: HandOn = pass): HandOn =>
  (passing, response, request) =>
    send(
      variations.reduce((changed, variation) => variation(changed), passing),
      response,
      request,
    );
const inChunks: HandOn = ({ status, headers: all, body }, response) => {
  const known = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  response.writeHead(status, Object.fromEntries(known));
  for (let at = 0; at < body.length; at += 700) response.write(body.subarray(at, at + 700));
  response.end();
};

describe('every benign variation of a server is green', () => {
  it.each<[string, HandOn]>([
    [
      'extra and reordered fields, pretty-printed, extra headers in other case, a charset',
      through([
        json((body) => Object.fromEntries(Object.entries({ ...body, meta: { n: [1] }, extra: null }).reverse()), 2),
        headers({ server: 'nginx', 'cache-control': 'no-store', 'set-cookie': ['a=1', 'b=2'] }),
        headers({ 'content-type': 'application/json; charset=utf-8' }),
        capitals,
      ]),
    ],
    ['ASCII escapes, in chunks, late', through([escaped], (...all) => void setTimeout(() => inChunks(...all), 10))],
    [
      'gzip, without Date and harness headers',
      through([coded('gzip', gzipSync), stripped], (passing, response) => {
        response.sendDate = false;
        pass(passing, response);
      }),
    ],
    [
      'br, connections closed',
      through([coded('br', brotliCompressSync)], (passing, response) => {
        response.shouldKeepAlive = false;
        pass(passing, response);
      }),
    ],
    [
      'the other documented texts, and other words where none are documented',
      through([
        saying(/^Invalid API key/, () => 'Invalid API key. Please verify your API key is valid.', 401),
        saying(/^Rate limit/, () => 'Rate limit exceeded. Please try again later.'),
        saying(/^Invalid language/, (was) => was.replace('en, fr, es...', 'af, sq, am, ar, hy, en, fr, es')),
        saying(/(?<!API key is) required$|valid JSON|media type|Found|Allowed|no subtitle text/, () => 'no'),
      ]),
    ],
    [
      'the text for a missing key for a bad one',
      through([saying(/^Invalid API key/, () => 'API key is required. Please provide X-API-KEY header.')]),
    ],
  ])('%s', async (_name, handOn) => {
    const proxy = await startProxy(baseUrl(), handOn);
    const report = await judge({ url: proxy.url });
    await proxy.close();
    expectGreen(report);
  });

  it('bare deflate, below a path prefix', async () => {
    const proxy = await startProxy(baseUrl(), through([coded('deflate', deflateRawSync)]), '/pre/fix');
    const report = await judge({ url: `${proxy.url}/pre/fix/` });
    await proxy.close();
    expectGreen(report);
  });
});
