import { documented, observed } from '../../../src/base/evidence.ts';
import { file, textsBetween } from '../pieces.ts';
import { affordable, eachRow } from '../rows.ts';
import { account } from './support/account.ts';
import { check } from './support/check.ts';
import { PAGE } from './support/sources.ts';
import { contentOf, SAMPLE_BODY, translation } from './support/subtitles.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const translated = file`1\n00:00:01,000 --> 00:00:02,000\n${'Hello world'}\n`;

/** The documented example as each tool sends it. */
const samples = {
  'curl, with the line breaks of the page': {
    headers: { ...JSON_TYPE, 'User-Agent': 'curl/8.5.0' },
    body: `{\n"format": "srt",\n"content": ${JSON.stringify(SAMPLE_BODY.content)},\n"source": "en",\n"target": "es"\n}`,
  },
  'python requests': {
    headers: {
      ...JSON_TYPE,
      'User-Agent': 'python-requests/2.32.3',
      'Accept-Encoding': 'gzip, deflate',
      Connection: 'keep-alive',
    },
    body: `{"format": "srt", "content": ${JSON.stringify(SAMPLE_BODY.content)}, "source": "en", "target": "es"}`,
  },
  'browser fetch': {
    headers: {
      ...JSON_TYPE,
      'User-Agent': 'node',
      'Accept-Language': '*',
      'Sec-Fetch-Mode': 'cors',
      'Accept-Encoding': 'gzip, deflate',
    },
    body: JSON.stringify(SAMPLE_BODY),
  },
  'node https, bare': { headers: JSON_TYPE, body: JSON.stringify(SAMPLE_BODY) },
  'PHP curl': { headers: { ...JSON_TYPE, 'User-Agent': '' }, body: JSON.stringify(SAMPLE_BODY).replaceAll('/', '\\/') },
};

/** The same JSON text in other spellings. */
const bodies = {
  'HTML characters escaped, as translateplus-java does': String.raw`{"target":"es","source":"en","format":"srt","content":"1\n00:00:01,000 --\u003e 00:00:02,000\n\u003ci\u003eTom \u0026 Ann\u0027s\u003c/i\u003e\n"}`,
  'ASCII only, as translateplus-python does': String.raw`{"content": "1\n00:00:01,000 --> 00:00:02,000\n<i>Caf\u00e9 \ud83c\udfac</i>\n", "format": "srt", "source": "en", "target": "es"}`,
  'another order, as translate-android does': `{"format":"srt","content":${JSON.stringify('1\n00:00:01,000 --> 00:00:02,000\n<i>Good morning</i>\n')},"source":"en","target":"es"}`,
};
const inTags = file`1\n00:00:01,000 --> 00:00:02,000\n<i>${'any text'}</i>\n`;

/** The headers that the SDKs and the plugin send. */
const SDK_HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  js: { ...JSON_TYPE, 'User-Agent': 'translateplus-js/2.0.0' },
  py: {
    ...JSON_TYPE,
    'User-Agent': 'translateplus-python/1.0.0',
    'Accept-Encoding': 'gzip, deflate',
    Connection: 'keep-alive',
  },
  java: {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': 'translateplus-java/1.0.0',
    'Accept-Encoding': 'gzip',
  },
  php: { ...JSON_TYPE, 'User-Agent': 'translateplus-php/1.0.0' },
  wordpress: {
    Accept: 'application/json',
    'User-Agent': 'WordPress/6.5; https://example.com',
    'Accept-Encoding': 'deflate, gzip, br',
  },
};

/** Requests as real clients send them. */
export const clientChecks = [
  check({
    id: 'clients/documented-samples',
    title: 'The documented samples work as they are printed',
    quote:
      'curl https://api.translateplus.io/v2/translate/subtitles -H "X-API-KEY: your_api_key" -H "Content-Type: application/json" [...] import requests [...] fetch(\'https://api.translateplus.io/v2/translate/subtitles\', {',
    requirement: 'Example Request: curl, Python requests, fetch, Node https, PHP',
    evidence: documented(`${PAGE}, Example Request`),
    cost: { requests: 2, credits: 2 },
    run: (t) =>
      eachRow(t, affordable(t, samples, 2), async (sample) => {
        const { json: _json, ...request } = translation({}, sample);
        const answer = await t.send(request);
        const outcome = textsBetween(translated, contentOf(answer));
        if ('difference' in outcome) answer.fail(outcome.difference.expected, outcome.difference.got);
      }),
  }),
  check({
    id: 'clients/json-spellings',
    title: 'Escapes and key order of the JSON text do not matter',
    requirement: 'The body is JSON: any escape of a character is that character, any order of the fields is the same',
    evidence: documented(
      'RFC 8259 sections 4 and 7; spellings sent by translateplus-java, -python and translate-android',
    ),
    cost: { requests: 2, credits: 2 },
    run: (t) =>
      eachRow(t, affordable(t, bodies, 2), async (body) => {
        const { json: _json, ...request } = translation({}, { body, headers: JSON_TYPE });
        const answer = await t.send(request);
        const outcome = textsBetween(inTags, contentOf(answer));
        if ('difference' in outcome) answer.fail(outcome.difference.expected, outcome.difference.got);
      }),
  }),
  check({
    id: 'clients/sdk-headers',
    title: 'The headers of the vendor’s SDKs are accepted, and Content-Type on a GET',
    requirement: 'Requests of the js, py, java and php SDKs are served',
    evidence: observed(
      'translateplus-js d9c2d1f and -python c863c36 run against a stub; -java e835a46 and -php 3232c87 read',
    ),
    cost: { requests: 1 },
    run: async (t) => {
      await eachRow(t, affordable(t, SDK_HEADERS, 1), async (headers) => {
        await account(t, { headers });
      });
    },
  }),
  check({
    id: 'clients/chunked-upload',
    title: 'A body sent in chunks is accepted',
    requirement: 'A body without Content-Length, in chunked transfer coding, is a body',
    evidence: documented('RFC 9112 section 6.1: an HTTP/1.1 server must be able to read it'),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      contentOf(await t.send(translation({}, { chunked: true })));
    },
  }),
];
