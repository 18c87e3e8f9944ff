// Covers: line.ts, log-option.ts, meant.ts, request-log.ts, writer.ts, ../../mocks/control/refused.ts

import { afterEach, describe, expect, it, vi } from 'vitest';
import { styleFor } from '../../conformance/reporters/style.ts';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { runHere } from '../../test/support/in-process.ts';
import { jsonLine, type LogLine, prettyLine } from './line.ts';
import { isColored } from './log-option.ts';
import { createRequestLog, type LogForm } from './request-log.ts';
import { LogWriter } from './writer.ts';

const line: LogLine = {
  time: Date.UTC(2030, 0, 1, 12, 0, 0, 7),
  tenant: 'demo',
  id: 'demo-1',
  kind: 'request',
  provider: 'translateplus',
  operation: null,
  method: 'GET',
  path: '/v2/x',
  status: 404,
  outcome: 'answered',
  rule: 'route-unknown',
  ms: 3,
};
const plain = styleFor(false);

describe('a line', () => {
  it('has time, tenant, method, path, status, rule and milliseconds', () => {
    const text = prettyLine({ ...line, meant: 'GET http://127.0.0.1/v2/y' }, plain);
    expect(text).toMatch(
      /^\d\d:\d\d:\d\d\.007 {2}demo {8}GET {5}\/v2\/x {2}404 {2}route-unknown {2}3 ms\n +did you mean GET http:\/\/127\.0\.0\.1\/v2\/y\?$/,
    );
    expect(JSON.parse(jsonLine(line))).toMatchObject({ time: '2030-01-01T12:00:00.007Z', tenant: 'demo', ms: 3 });
  });

  it.each([
    [200, 'answered', 32],
    [302, 'answered', 36],
    [429, 'answered', 33],
    [503, 'answered', 31],
    [null, 'fault: reset', 31],
  ])('shows %s (%s) in its colour', (status, outcome, code) => {
    expect(prettyLine({ ...line, status, outcome }, styleFor(true))).toContain(`\u001b[${code}m${status ?? '---'}`);
  });

  it('names a fault and the lack of an answer', () => {
    expect(prettyLine({ ...line, status: null, outcome: 'fault: reset', rule: null }, plain)).toContain(
      '---  (fault: reset)'.replace('  ', ' '),
    );
  });

  it('hands no control character to the terminal', () => {
    const text = prettyLine({ ...line, path: `/\u001b[31m\u009b1m\n${'a'.repeat(9000)}` }, plain);
    expect(text).toMatch(/^[\x20-\x7e…]+$/);
    expect(text.length).toBeLessThan(300);
  });
});

describe('the writer', () => {
  const stream = () => ({
    texts: [] as string[],
    writableLength: 0,
    write(text: string) {
      this.texts.push(text);
    },
  });
  afterEach(() => vi.useRealTimers());

  it('writes lines that come together at once', () => {
    vi.useFakeTimers();
    const to = stream();
    const writer = new LogWriter<string>(to, (text) => text, String);
    for (const text of ['a', 'b', 'c']) writer.add(text);
    expect(to.texts).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(to.texts).toEqual(['a\nb\nc\n']);
  });

  it('leaves lines out while the reader does not keep up, and says how many', () => {
    const to = stream();
    const writer = new LogWriter<string>(
      to,
      (text) => text,
      (lines) => `${lines} left out`,
    );
    to.writableLength = 10_000_000;
    for (let n = 0; n < 5; n += 1) writer.add('lost');
    writer.flush();
    to.writableLength = 0;
    writer.add('seen');
    writer.flush();
    expect(to.texts).toEqual(['5 left out\nseen\n']);
  });
});

describe('the log of a world', () => {
  let running: RunningWorld | undefined;
  afterEach(() => running?.close());

  const logged = async (form: LogForm, requests: (world: RunningWorld) => Promise<unknown>) => {
    const to = {
      text: '',
      writableLength: 0,
      write(text: string) {
        this.text += text;
      },
    };
    const log = createRequestLog(form, to, false);
    running = await startWorld({ onControlRefusal: log?.onControlRefusal });
    log?.attach(running);
    await requests(running);
    await vi.waitFor(() => {
      if (log !== null) expect(to.text).not.toBe('');
    });
    return to.text;
  };
  const send = (world: RunningWorld, path: string) =>
    fetch(`${world.providers.translateplus?.baseUrl}${path}`, { headers: { 'X-API-KEY': 'mock_a-long-secret' } });

  it('has a line for a request, without its secrets', async () => {
    const text = await logged('json', (world) => send(world, '/v2/account/summary?key=mock_a-long-secret&x=abcdef'));
    const [first = ''] = text.trim().split('\n');
    expect(JSON.parse(first)).toMatchObject({
      tenant: 'a-long-secret',
      method: 'GET',
      path: '/v2/account/summary?key=[redacted]&x=abcdef',
      status: 200,
      rule: 'getAccountSummary',
      ms: expect.any(Number),
      id: 'a-long-secret-1',
    });
    expect(text).not.toContain('mock_a-long-secret');
  });

  it('names the request that an unknown one probably meant', async () => {
    const text = await logged('pretty', (world) => send(world, '/account/summary'));
    expect(text).toContain(`did you mean GET ${running?.providers.translateplus?.baseUrl}/v2/account/summary?`);
  });

  it('has a line for a refusal of the control API, also of a path that belongs to a mock', async () => {
    const text = await logged('pretty', async ({ control }) => {
      await fetch(`${control.url}/health`);
      await fetch(`${control.url}/v2/account/summary`);
      await fetch(`${control.url}/tenant`);
    });
    expect(text).toContain(`did you mean GET ${running?.control.url}/tenants?`);
    expect(text).toMatch(/\(control\) +GET +\/v2\/account\/summary {2}404 {2}route-unknown/);
    expect(text).toContain(`did you mean GET ${running?.providers.translateplus?.baseUrl}/v2/account/summary?`);
    expect(text).not.toContain('/health');
  });

  it('has a line for a request that the guard of the control API refuses', async () => {
    const text = await logged('pretty', async ({ control }) => {
      await fetch(`${control.url}/tenants`, { method: 'POST', headers: { Origin: 'http://evil.example' } });
    });
    expect(text).toMatch(/\(control\) +POST +\/tenants {2}403 {2}foreign-origin {2}0 ms/);
  });

  it('does not exist when it is off', async () => {
    expect(await logged('off', (world) => send(world, '/health'))).toBe('');
    expect(running?.world.journals.listeners.size).toBe(0);
  });
});

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('uses colours on a terminal (%s) with %j: %s', (isTTY, environment, colored) => {
  expect(isColored({ isTTY }, environment)).toBe(colored);
});

it('refuses an unknown form', async () => {
  const { code, stderr } = await runHere('caption-harness', ['serve', '--log', 'xml']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('pretty, json, off')]);
});
