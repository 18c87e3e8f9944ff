import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/support/raw-http.ts';
import { type RunningWorld, startWorld } from '../start.ts';

/*
 * What each client that the dossier read puts on the wire (section 7): header spellings, key order, escapes. The text has
 * an accent and markup, so that every client's way of escaping shows.
 */
const CUE = '1\\n00:00:01,000 --> 00:00:02,000\\n';
const HTML_ESCAPED = `${CUE}`.replaceAll('>', '\\u003e');

interface Form {
  readonly client: string;
  readonly headers: readonly string[];
  readonly body: string;
}

const forms: readonly Form[] = [
  {
    client: 'translateplus-js',
    headers: ['X-API-KEY: mock_forms', 'Content-Type: application/json', 'User-Agent: translateplus-js/2.0.0'],
    body: `{"content":"${CUE}Caf\u00e9 <i>now</i>\\n","format":"srt","source":"auto","target":"fr"}`,
  },
  {
    client: 'translateplus-python',
    headers: [
      'User-Agent: translateplus-python/1.0.0',
      'Accept-Encoding: gzip, deflate',
      'Accept: */*',
      'Connection: keep-alive',
      'X-API-KEY: mock_forms',
      'Content-Type: application/json',
    ],
    body: `{"content": "${CUE}Caf\\u00e9 <i>now</i>\\n", "format": "srt", "source": "auto", "target": "fr"}`,
  },
  {
    client: 'translateplus-java',
    headers: [
      'X-API-KEY: mock_forms',
      'User-Agent: translateplus-java/1.0.0',
      'Content-Type: application/json; charset=utf-8',
    ],
    body: `{"format":"srt","source":"auto","content":"${HTML_ESCAPED}Caf\u00e9 \\u003ci\\u003enow\\u003c/i\\u003e\\n","target":"fr"}`,
  },
  {
    client: 'translateplus-php',
    headers: ['X-API-KEY: mock_forms', 'Content-Type: application/json', 'User-Agent: translateplus-php/1.0.0'],
    body: `{"content":"${CUE}Caf\\u00e9 <i>now<\\/i>\\n","format":"srt","source":"auto","target":"fr"}`,
  },
  {
    client: 'WordPress plugins',
    headers: [
      'User-Agent: WordPress/6.9; https://example.org',
      'X-API-KEY: mock_forms',
      'Content-Type: application/json; charset=utf-8',
      'Accept: application/json',
    ],
    body: `{"format":"srt","content":"${CUE}Caf\\u00e9 <i>now<\\/i>\\n","source":"auto","target":"fr"}`,
  },
  {
    client: 'translate-android',
    headers: ['X-API-KEY: mock_forms', 'Content-Type: application/json', 'User-Agent: okhttp/5.0.0'],
    body: `{"format":"srt","content":"${CUE}Caf\u00e9 <i>now</i>\\n","source":"auto","target":"fr"}`,
  },
  {
    client: 'a client that writes header names in lower case',
    headers: ['x-api-key: mock_forms', 'content-type: application/json'],
    body: `{"format":"srt","content":"${CUE}Caf\u00e9 <i>now</i>\\n","source":"auto","target":"fr"}`,
  },
];

let running: RunningWorld;
let baseUrl: string;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  baseUrl = running.providers.translateplus?.baseUrl ?? '';
  await fetch(`${baseUrl}/health`);
});
afterAll(() => running.close());

const bodyOf = (text: string): unknown => JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));

describe('every client form is understood alike', () => {
  const answers = new Set<string>();

  it.each(forms)('$client', async ({ headers, body }) => {
    const head = [
      'POST /v2/translate/subtitles HTTP/1.1',
      'Host: 127.0.0.1',
      ...headers.filter((line) => !/^Connection/.test(line)),
    ];
    const text = `${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
    const answer = await sendRaw(baseUrl, [text]);
    expect(answer.status).toBe(200);
    const { content, format } = bodyOf(answer.text) as { content: string; format: string };
    expect(format).toBe('srt');
    expect(content).toMatch(/^1\n00:00:01,000 --> 00:00:02,000\n\p{L}+ <i>\p{L}+<\/i>\n$/u);
    answers.add(content);
  });

  it('and gets the same answer', () => {
    expect(answers.size).toBe(1);
  });
});

describe('reads', () => {
  it.each(['/v2/account/summary', '/v2/supported-languages'])(
    'GET %s with a Content-Type and no body, as the SDKs send it',
    async (path) => {
      const text = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-API-KEY: mock_forms\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n`;
      expect((await sendRaw(baseUrl, [text])).status).toBe(200);
    },
  );

  it('never answers an error with an empty or non-JSON body, which breaks the SDKs', async () => {
    for (const path of ['/v2/account/summary', '/nope', '/v2/translate/subtitles']) {
      const answer = await sendRaw(baseUrl, [`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`]);
      expect(bodyOf(answer.text)).toEqual({ detail: expect.any(String) });
    }
  });

  it('sends Retry-After in whole seconds: an HTTP date would crash the Python SDK', async () => {
    running.world.create('spent', { limits: { translateplus: { requests: 0, seconds: 60 } } });
    const answer = await fetch(`${baseUrl}/v2/account/summary`, { headers: { 'X-API-KEY': 'mock_spent' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
  });
});
