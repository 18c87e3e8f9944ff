// Covers: ../../src/listener/write-answer.ts, model/state.ts, routes/answer.ts, routes/auth.ts, routes/health.ts,
// routes/languages.ts, routes/subtitles-request.ts, routes/subtitles.ts

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/support/raw-http.ts';
import { type RunningWorld, startWorld } from '../start.ts';

const HELLO = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';
const JSON_BODY = JSON.stringify({ format: 'srt', content: HELLO, source: 'en', target: 'es' });
const defects: unknown[] = [];
let running: RunningWorld;
let baseUrl: string;

const start = async (requestTimeout?: number) => {
  running = await startWorld({
    settings: { clock: 'manual', limits: { translateplus: null } },
    ...(requestTimeout === undefined ? {} : { requestTimeout }),
    onDefect: (error) => defects.push(error),
  });
  baseUrl = running.providers.translateplus?.baseUrl ?? '';
  await fetch(`${baseUrl}/health`);
};

beforeAll(() => start(400));
afterAll(() => running.close());

const head = (length: number | string, more = '') =>
  `POST /v2/translate/subtitles HTTP/1.1\r\nHost: localhost\r\nX-API-KEY: mock_wire\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${more}\r\n`;
const used = () => running.world.tenant('wire').account.used;

/** Still up, and the last line of the answer is the documented shape. */
async function expectRefusal(answer: { text: string; status: number | null }, statuses: readonly number[]) {
  expect(statuses).toContain(answer.status);
  const text = answer.text.slice(answer.text.indexOf('\r\n\r\n') + 4);
  expect(JSON.parse(text)).toEqual({ detail: expect.any(String) });
  expect(answer.text).toMatch(/X-Harness-Request-Id: lobby-\d+|X-Harness-Request-Id: wire-\d+/i);
  expect((await fetch(`${baseUrl}/health`)).status).toBe(200);
  expect(used()).toBe(0);
}

describe('broken HTTP is answered in the documented shape, for nothing', () => {
  it.each([
    ['no HTTP at all', 'hello there\r\n\r\n', [400]],
    ['an unknown method', 'BREW /v2/translate/subtitles HTTP/1.1\r\nHost: localhost\r\n\r\n', [400]],
    ['a bad version', 'GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n', [400]],
    ['no Host', 'GET /health HTTP/1.1\r\n\r\n', [400]],
    ['a bad header line', 'GET /health HTTP/1.1\r\nHost: localhost\r\nbad header\r\n\r\n', [400]],
    ['a NUL in a header', 'GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: a\u0000b\r\n\r\n', [400]],
    ['two lengths', head('5', 'Content-Length: 6\r\n'), [400]],
    ['a length and chunks', head('5', 'Transfer-Encoding: chunked\r\n'), [400]],
    ['a negative length', head('-1'), [400]],
    ['a bad chunk size', `${head('0').replace('Content-Length: 0', 'Transfer-Encoding: chunked')}zz\r\n`, [400]],
    ['CONNECT', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n', [400, 405]],
    ['a header of 64 kB', `GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(65_536)}\r\n\r\n`, [431]],
    ['ten thousand headers', `GET /health HTTP/1.1\r\nHost: localhost\r\n${'X-A: 1\r\n'.repeat(10_000)}\r\n`, [431]],
    ['a URL of 64 kB', `GET /${'a'.repeat(65_536)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, [431]],
  ])('%s', async (_what, text, statuses) => {
    await expectRefusal(await sendRaw(baseUrl, [text]), statuses);
  });

  it('a request that never ends its headers', async () => {
    await expectRefusal(await sendRaw(baseUrl, ['GET /health HTTP/1.1\r\nHost: localhost\r\n']), [408]);
  });

  it('an upload that stops half-way and waits', async () => {
    await expectRefusal(await sendRaw(baseUrl, [head(JSON_BODY.length), JSON_BODY.slice(0, 20)]), [408]);
  });

  it('an upload that closes half-way', async () => {
    const answer = await sendRaw(baseUrl, [head(JSON_BODY.length), JSON_BODY.slice(0, 20)], { end: true });
    expect(answer.ended).toBe(true);
    if (answer.status !== null) expect(answer.status).toBe(400);
    expect((await fetch(`${baseUrl}/health`)).status).toBe(200);
    expect(used()).toBe(0);
  });
});

it('an upload cut by the client is in the journal as aborted and costs nothing', async () => {
  const { hostname, port } = new URL(baseUrl);
  const { connect } = await import('node:net');
  await new Promise<void>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(head(JSON_BODY.length) + JSON_BODY.slice(0, 30));
      setTimeout(() => {
        socket.resetAndDestroy();
        setTimeout(resolve, 100);
      }, 50);
    });
  });
  expect(running.world.tenant('wire').journal.entries.at(-1)).toMatchObject({ outcome: 'aborted', status: null });
  expect(used()).toBe(0);
});

describe('large files', () => {
  beforeAll(async () => {
    await running.close();
    await start();
  });

  const post = (content: string, key: string) =>
    fetch(`${baseUrl}/v2/translate/subtitles`, {
      method: 'POST',
      headers: { 'X-API-KEY': key, 'Content-Type': 'application/json' },
      body: JSON.stringify({ format: 'srt', content, source: 'en', target: 'de' }),
    });
  const cue = (n: number, text: string) => `${n}\r\n00:00:01,000 --> 00:00:02,000\r\n${text}\r\n\r\n`;

  it('50,000 cues in 5 MB are preserved and charged', async () => {
    const content = Array.from({ length: 50_000 }, (_, n) =>
      cue(n + 1, `Line ${n} says ${'something '.repeat(4)}`),
    ).join('');
    expect(content.length).toBeGreaterThan(4_500_000);
    const answer = (await (await post(content, 'mock_large')).json()) as { content: string };
    expect(running.world.tenant('large').account.used).toBe(50_000);
    const skeleton = (text: string) => text.split('\r\n').filter((_, line) => line % 4 !== 2);
    expect(skeleton(answer.content)).toEqual(skeleton(content));
  });

  it('a body over 16 MiB is refused with 413, one of 15 MB is not', async () => {
    const preamble = 'word '.repeat(3_000_000);
    expect((await post(`${preamble}\n${cue(1, 'Hello')}`, 'mock_huge')).status).toBe(200);
    const refused = await post(`${preamble}${preamble.slice(0, 3_000_000)}\n${cue(1, 'Hello')}`, 'mock_huge');
    expect([refused.status, await refused.json()]).toEqual([413, { detail: expect.stringContaining('16777216') }]);
    expect(running.world.tenant('huge').account.used).toBe(1);
  });

  it('a chunked body over the limit is refused while it is read', async () => {
    const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`;
    const opening = head('0').replace('Content-Length: 0', 'Transfer-Encoding: chunked');
    const body = Array.from({ length: 18 }, () => chunk);
    const answer = await sendRaw(baseUrl, [opening, ...body], { patienceMs: 15_000, until: '"}' });
    await expectRefusal(answer, [413]);
  });
});

it('a request without a body that announces one by Expect is served', async () => {
  const answer = await sendRaw(baseUrl, [
    head(JSON_BODY.length, 'Expect: 100-continue\r\nConnection: close\r\n'),
    JSON_BODY,
  ]);
  expect(answer.text).toContain('HTTP/1.1 100 Continue');
  expect(answer.text).toContain('Hola mundo');
});

it('met no defect', () => {
  expect(defects).toEqual([]);
});
