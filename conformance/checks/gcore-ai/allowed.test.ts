import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../../mocks/start.ts';
import { switches } from '../../../src/contracts/gcore-ai/switches.ts';
import type { Report } from '../../report.ts';
import { runConformance } from '../../runner.ts';
import { urlTarget } from '../../targets/url.ts';
import { type HandOn, pass, startProxy } from '../../testing/proxy.ts';
import { gcoreChecks } from './index.ts';

let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const baseUrl = () => world.providers['gcore-ai']?.baseUrl ?? '';

async function judge(options: { url?: string; switches?: Record<string, string> } = {}): Promise<Report> {
  const target = urlTarget({
    baseUrls: { 'gcore-ai': options.url ?? baseUrl() },
    control: world.control.url,
    ...(options.switches ? { switches: options.switches } : {}),
  });
  return runConformance({ target, checks: gcoreChecks });
}

/** Nothing but passes and, where a switch takes away what a check needs, skips. */
function expectGreen(report: Report, mostSkipped = 0): void {
  const wrong = report.checks.filter(({ status }) => status !== 'passed' && status !== 'skipped');
  expect(wrong.map(({ id, status, reason }) => `${status} ${id}: ${reason}`)).toEqual([]);
  const skipped = report.checks.filter(({ status }) => status === 'skipped').map(({ id }) => id);
  expect(skipped.length, skipped.join(' ')).toBeLessThanOrEqual(mostSkipped);
}

/** How many checks a value leaves without what they need; all others leave none. */
const SKIPPED: Readonly<Record<string, number>> = {
  'aiEnabled: off': 146,
  'queueLimit: unlimited': 2,
  'timing: instant': 9,
  'retention: one-hour': 1,
  'retention: forever': 1,
  'legacyAliases: off': 3,
  'mp4: off': 1,
  'urlMarkers: off': 9,
  'blankName: accept': 3,
  'infoAudioLanguage: optional': 1,
  'subtitleChecks: off': 9,
};

/** Values that are not the default, with how many checks they leave without what they need. */
const rows = Object.entries(switches).flatMap(([name, { values }]) =>
  Object.keys(values)
    .slice(1)
    .map((value) => [name, value, SKIPPED[`${name}: ${value}`] ?? 0] as const),
);

it('is green as everything is by default', async () => {
  expectGreen(await judge());
}, 60_000);

describe('every allowed alternative is green', () => {
  it.each(rows)(
    '%s: %s',
    async (name, value, skipped) => {
      expectGreen(await judge({ switches: { [`gcore-ai.${name}`]: value } }), skipped);
    },
    60_000,
  );

  it('all that the SDK suites presuppose, together', async () => {
    const names = ['sdkSeeds: on', 'blankName: accept', 'infoAudioLanguage: optional', 'subtitleChecks: off'];
    const chosen = Object.fromEntries(
      names.map((name) => name.split(': ')).map(([name, value]) => [`gcore-ai.${name}`, value ?? '']),
    );
    expectGreen(
      await judge({ switches: chosen }),
      names.reduce((sum, name) => sum + (SKIPPED[name] ?? 0), 0),
    );
  }, 60_000);

  it('leaves no tenant behind', () => {
    expect(world.world.tenantNames.filter((name) => name.startsWith('conform-'))).toEqual([]);
  });
});

const withJson =
  (change: (body: Record<string, unknown>) => unknown, space = 0): HandOn =>
  (passing, response) => {
    if (passing.body.length === 0) {
      pass(passing, response);
      return;
    }
    const deep = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(deep);
      if (typeof value !== 'object' || value === null) return value;
      return change(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, deep(part)])));
    };
    pass(
      { ...passing, body: Buffer.from(JSON.stringify(deep(JSON.parse(passing.body.toString())), null, space)) },
      response,
    );
  };

describe('every benign variation of a server is green', () => {
  it.each<[string, HandOn]>([
    ['reordered and pretty-printed', withJson((body) => Object.fromEntries(Object.entries(body).reverse()), 2)],
    [
      'gzip, more headers, another spelling of the type',
      (passing, response) => {
        const headers = { ...passing.headers, 'content-encoding': 'gzip', server: 'nginx', vary: 'Accept-Encoding' };
        const type = { 'content-type': 'Application/JSON; charset=UTF-8' };
        if (passing.body.length === 0) pass(passing, response);
        else pass({ ...passing, headers: { ...headers, ...type }, body: gzipSync(passing.body) }, response);
      },
    ],
    [
      'chunks, connections closed, no Date',
      ({ status, headers: { date: _date, ...headers }, body }, response) => {
        response.sendDate = false;
        response.shouldKeepAlive = false;
        for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
        response.writeHead(status);
        for (let at = 0; at < body.length; at += 50_000) response.write(body.subarray(at, at + 50_000));
        response.end();
      },
    ],
    ['latency', (passing, response) => void setTimeout(() => pass(passing, response), 10)],
    ['more members', withJson((body) => ({ request_id: 'r1', ...body, _links: { self: [1] }, extra: null }))],
    [
      'other words where none are documented',
      (passing, response) => {
        const { status, body } = passing;
        const free = [401, 403, 405, 413, 415, 429].includes(status);
        pass(free && body.length > 0 ? { ...passing, body: Buffer.from('{"error":"no"}') } : passing, response);
      },
    ],
  ])(
    '%s',
    async (_name, handOn) => {
      const proxy = await startProxy(baseUrl(), handOn);
      const report = await judge({ url: proxy.url });
      await proxy.close();
      expectGreen(report);
    },
    60_000,
  );
});

it('fails nothing without a control API, and probes what nobody documents', async () => {
  const tenant = world.world.create('plain', { clock: 'manual' });
  const clock = {
    now: () => tenant.now(),
    sleep: async (milliseconds: number) => void (await tenant.advance(milliseconds / 1000)),
  };
  const target = urlTarget({
    baseUrls: { 'gcore-ai': baseUrl() },
    credentials: { 'gcore-ai': { apiKey: 'mock_plain' } },
    clock,
  });
  const { checks, summary } = await runConformance({ target, checks: gcoreChecks, clock });
  const wrong = checks.filter(({ status }) => status === 'failed' || status === 'error');
  expect(wrong.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
  expect(checks.filter(({ status, reason }) => status === 'probed' && reason !== 'as assumed')).toEqual([]);
  expect(summary.probed).toBeGreaterThan(30);
  expect(summary.passed).toBeGreaterThan(100);
  for (const { id, evidence } of checks.filter(({ status }) => status === 'probed')) {
    expect(evidence.grade, id).toBe('assumed');
  }
}, 60_000);
