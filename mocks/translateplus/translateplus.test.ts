// Covers: app.ts, routes/account.ts, routes/errors.ts, routes/rate.ts, routes/unknown.ts

import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import { targetCodes } from '../../src/contracts/translateplus/languages.ts';
import { AccountSummary } from '../../src/contracts/translateplus/schemas.ts';
import type { SettingsPatch } from '../kernel/world/settings.ts';
import { World } from '../kernel/world/world.ts';
import { createTranslatePlusApp } from './app.ts';

const HELLO = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';
const TWO = `${HELLO}\n2\n00:00:03,000 --> 00:00:04,000\nGood\nmorning\n`;
const body = (change: object = {}) => ({ format: 'srt', content: HELLO, source: 'en', target: 'es', ...change });

let world: World;
let app: ReturnType<typeof createTranslatePlusApp>;
let defects: unknown[];

function open(settings: SettingsPatch = {}): void {
  defects = [];
  world = new World({ settings: { clock: 'manual', ...settings }, onDefect: (error) => defects.push(error) });
  app = createTranslatePlusApp(world);
}
beforeEach(() => open());

const key = (test: request.Test, value = 'mock_a') => test.set('X-API-KEY', value);
const translate = (change: object = {}) => key(request(app).post('/v2/translate/subtitles')).send(body(change));
const summary = async () => AccountSummary.parse((await key(request(app).get('/v2/account/summary'))).body);

describe('POST /v2/translate/subtitles', () => {
  it('answers with the documented example, two fields and nothing else', async () => {
    const answer = await translate();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ format: 'srt', content: '1\n00:00:01,000 --> 00:00:02,000\nHola mundo\n' });
  });

  it('charges one credit per block with any number of lines, and again for the same file', async () => {
    await translate({ content: TWO });
    await translate({ content: TWO });
    expect(await summary()).toMatchObject({ total_credits: 100_000, credits_used: 4, credits_remaining: 99_996 });
  });

  it('charges and translates a large file, which a thread works on, as a small one', async () => {
    const cues = 6_000;
    const answer = await translate({ content: `${HELLO}\n`.repeat(cues) });
    expect(answer.status).toBe(200);
    expect(answer.body.content === '1\n00:00:01,000 --> 00:00:02,000\nHola mundo\n\n'.repeat(cues)).toBe(true);
    expect(await summary()).toMatchObject({ credits_used: cues });
    open({ credits: 1, switches: { 'translateplus.mislabelled': 'refuse' } });
    expect((await translate({ content: `${HELLO}\n`.repeat(cues) })).status).toBe(402);
    const other = `WEBVTT\n\n${'00:01.000 --> 00:02.000\nHello world\n\n'.repeat(cues * 2)}`;
    expect((await translate({ content: other })).status).toBe(400);
    expect(defects).toEqual([]);
  });

  it('refuses a file that is one credit too dear and charges nothing', async () => {
    open({ credits: 1 });
    const answer = await translate({ content: TWO });
    expect([answer.status, answer.body.detail]).toEqual([
      402,
      'Insufficient credits. You have 1 credit(s) remaining, but this request requires 2 credit(s). Please upgrade your plan to continue using the API.',
    ]);
    expect((await summary()).credits_used).toBe(0);
    expect((await translate()).status).toBe(200);
  });

  it('gives the same answer for the same input and seed, another for another seed, in every language', async () => {
    const texts = async (target: string) => (await translate({ target, content: TWO })).body.content as string;
    open({ limits: { translateplus: null } });
    const first = new Map<string, string>();
    for (const target of targetCodes) first.set(target, await texts(target));
    open({ limits: { translateplus: null } });
    for (const target of targetCodes) {
      const again = await texts(target);
      expect(again).toBe(first.get(target));
      expect(again).not.toMatch(/^Good$/m);
    }
    open({ seed: 2 });
    expect(await texts('de')).not.toBe(first.get('de'));
  });

  it.each([
    ['the format', { format: 'SRT' }, "Format must be 'srt' or 'vtt'"],
    ['an unknown target', { target: 'xx' }, "Invalid language code 'xx'. Supported codes: en, fr, es..."],
    ['an unknown source', { source: 'EN' }, "Invalid language code 'EN'. Supported codes: en, fr, es..."],
    ['auto as target', { target: 'auto' }, "Invalid language code 'auto'. Supported codes: en, fr, es..."],
    ['a missing field', { source: undefined }, 'source is required'],
    ['a null field', { content: null }, 'content is required'],
    ['a number', { content: 7 }, 'content must be a string'],
    ['an object', { target: {} }, 'target must be a string'],
    ['an empty file', { content: '' }, 'Content has no subtitle text to translate'],
    [
      'a file without text',
      { content: '1\n00:00:01,000 --> 00:00:02,000\n\n' },
      'Content has no subtitle text to translate',
    ],
    ['SRT declared as WebVTT', { format: 'vtt' }, 'Content has no subtitle text to translate'],
  ])('refuses %s with 400 and charges nothing', async (_what, change, detail) => {
    const answer = await translate(change);
    expect([answer.status, answer.body]).toEqual([400, { detail }]);
    expect((await summary()).credits_used).toBe(0);
  });

  it('ignores unknown fields and accepts auto as source', async () => {
    expect((await translate({ source: 'auto', glossary: 1, __proto__: null })).status).toBe(200);
  });

  it('keeps lone surrogates, NUL and astral characters outside the text', async () => {
    const content = '\u0000\ud800\n1\n00:00:01,000 --> 00:00:02,000\nHello \udfff😀 world\n\ud83d';
    const answer = (await translate({ content })).body.content as string;
    expect(answer.startsWith('\u0000\ud800\n1\n00:00:01,000 --> 00:00:02,000\n')).toBe(true);
    expect(answer).toContain('\udfff😀');
    expect(answer.endsWith('\n\ud83d')).toBe(true);
  });
});

describe('the body', () => {
  const send = (bytes: string | Buffer, type: string | null = 'application/json') => {
    const test = key(request(app).post('/v2/translate/subtitles'));
    return type === null ? test.unset('Content-Type').send(bytes) : test.set('Content-Type', type).send(bytes);
  };

  it.each(['', '{', 'nonsense', '{"format":"srt",}', '"text"', '[]', 'null', '7', '{"a":1}{"b":2}'])(
    'refuses %j as no JSON object',
    async (text) => {
      const answer = await send(text);
      expect([answer.status, answer.body.detail]).toEqual([400, 'Request body is not valid JSON']);
    },
  );

  it('refuses bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"format":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const answer = await send(bytes).serialize((value: unknown) => value as string);
    expect(answer.status).toBe(400);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'])(
    'accepts Content-Type %s',
    async (type) => {
      expect((await send(JSON.stringify(body()), type)).status).toBe(200);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data; boundary=x'])(
    'refuses Content-Type %s with 415',
    async (type) => {
      const answer = await send(JSON.stringify(body()), type);
      expect([answer.status, typeof answer.body.detail]).toEqual([415, 'string']);
    },
  );
});

describe('the key', () => {
  it.each([
    [undefined, 403, 'API key is required. Please provide X-API-KEY header.'],
    ['', 403, 'API key is required. Please provide X-API-KEY header.'],
    ['wrong', 403, 'Invalid API key. Please check your X-API-KEY header.'],
    ['mock_a.expired', 403, 'Invalid API key. Please check your X-API-KEY header.'],
    ['mock_a.none', 403, 'Invalid API key. Please check your X-API-KEY header.'],
  ])('%j is refused with %i', async (value, status, detail) => {
    const test = request(app).post('/v2/translate/subtitles').send({});
    const answer = value === undefined ? await test : await test.set('X-API-KEY', value);
    expect([answer.status, answer.body]).toEqual([status, { detail }]);
    expect(answer.headers['x-harness-request-id']).toMatch(/^(lobby|a)-\d+$/);
  });

  it.each(['mock_a', 'mock_a.read', 'your_api_key'])('%s is accepted', async (value) => {
    const answer = await key(request(app).get('/v2/account/summary'), value);
    expect(answer.status).toBe(200);
  });

  it('is looked at before the body and the window', async () => {
    open({ limits: { translateplus: { requests: 0, seconds: 60 } } });
    expect((await key(request(app).post('/v2/translate/subtitles').send('{'), 'wrong')).status).toBe(403);
  });
});

describe('the rate window', () => {
  beforeEach(() => open({ limits: { translateplus: { requests: 2, seconds: 60 } } }));

  it('allows the last, refuses the next with the documented text and seconds, and opens on time', async () => {
    await translate();
    await world.tenant('a').advance(15);
    expect((await translate()).headers).toMatchObject({ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '0' });
    const refused = await translate();
    expect([refused.status, refused.body.detail, refused.headers['retry-after']]).toEqual([
      429,
      'Rate limit exceeded. You have made 2 requests. Maximum allowed: 2 requests per minute. Please try again after 45 seconds.',
      '45',
    ]);
    await world.tenant('a').advance(44.999);
    expect((await translate()).status).toBe(429);
    await world.tenant('a').advance(0.001);
    expect((await translate()).status).toBe(200);
  });

  it("is one key's own", async () => {
    await translate();
    await translate();
    expect((await key(request(app).get('/v2/account/summary'), 'mock_b')).status).toBe(200);
  });

  it('charges nothing for a refused request', async () => {
    await translate();
    await translate();
    await translate();
    expect(world.tenant('a').account.used).toBe(2);
  });

  it('is off in a world without limits, and on again for a tenant that has its own', async () => {
    world = new World({ settings: { clock: 'manual' }, rateLimits: false });
    app = createTranslatePlusApp(world);
    world.create('strict', { limits: { translateplus: { requests: 0, seconds: 60 } } });
    for (let n = 0; n < 61; n += 1) await key(request(app).get('/v2/account/summary'));
    expect((await key(request(app).get('/v2/account/summary'))).status).toBe(200);
    expect((await key(request(app).get('/v2/account/summary'), 'mock_strict')).status).toBe(429);
  });
});

describe('routes', () => {
  it.each([
    ['get', '/', 404],
    ['get', '/v2', 404],
    ['get', '/v2/translate/subtitles', 405],
    ['put', '/v2/translate/subtitles', 405],
    ['options', '/v2/translate/subtitles', 405],
    ['delete', '/health', 405],
    ['get', '/v2/user/account', 404],
    ['get', '/v2/Supported-Languages', 404],
    ['get', '/%zz', 404],
    ['get', '/v2/%2e%2e/health', 404],
  ] as const)('%s %s answers %i with a string detail', async (method, path, status) => {
    const answer = await request(app)[method](path);
    expect([answer.status, typeof answer.body.detail]).toEqual([status, 'string']);
    expect(answer.headers['content-type']).toBe('application/json');
    if (status === 405) expect(answer.headers.allow).toMatch(/^(GET|POST)$/);
  });

  it('GET /health needs no key', async () => {
    expect((await request(app).get('/health')).body).toEqual({
      status: 'ok',
      service: 'translateplus-api',
      version: '2.0.0',
    });
  });

  it('lists 111 languages by name', async () => {
    const { supported_languages: list } = (await key(request(app).get('/v2/supported-languages'))).body;
    expect(Object.keys(list)).toHaveLength(111);
    expect(list).toMatchObject({ 'Auto Detect': 'auto', Afrikaans: 'af' });
  });
});

describe('switches', () => {
  const under = (name: string, value: string) => open({ switches: { [`translateplus.${name}`]: value } });

  it('validation=fastapi answers 422 with an array', async () => {
    under('validation', 'fastapi');
    expect((await translate({ target: undefined })).body.detail).toMatchObject([
      { type: 'missing', loc: ['body', 'target'] },
    ]);
    expect((await translate({ target: 3 })).body.detail).toMatchObject([
      { type: 'string_type', loc: ['body', 'target'] },
    ]);
    const broken = await key(request(app).post('/v2/translate/subtitles'))
      .set('Content-Type', 'application/json')
      .send('{');
    expect([broken.status, broken.body.detail[0].type]).toEqual([422, 'json_invalid']);
    const text = await key(request(app).post('/v2/translate/subtitles')).set('Content-Type', 'text/plain').send('x');
    expect([text.status, text.body.detail[0].loc]).toEqual([422, ['body']]);
    expect((await translate({ format: 'x' })).body.detail).toBe("Format must be 'srt' or 'vtt'");
  });

  it('validation=drf speaks like Django REST Framework', async () => {
    under('validation', 'drf');
    expect((await request(app).get('/nope')).body.detail).toBe('Not found.');
    expect((await request(app).put('/health')).body.detail).toBe('Method "PUT" not allowed.');
    const text = await key(request(app).post('/v2/translate/subtitles')).set('Content-Type', 'text/plain').send('x');
    expect(text.body.detail).toBe('Unsupported media type "text/plain" in request.');
  });

  it('badKey=status-401 answers 401', async () => {
    under('badKey', 'status-401');
    expect((await key(request(app).get('/v2/account/summary'), 'wrong')).status).toBe(401);
    expect((await request(app).get('/v2/account/summary')).status).toBe(403);
  });

  it('emptyContent=echo gives the file back for nothing', async () => {
    under('emptyContent', 'echo');
    expect((await translate({ content: '\ufeff \r\n' })).body).toEqual({ format: 'srt', content: '\ufeff \r\n' });
    expect((await summary()).credits_used).toBe(0);
  });

  it('mislabelled=refuse answers 400 to WebVTT declared as SRT', async () => {
    const content = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi there\n';
    expect((await translate({ content })).status).toBe(200);
    under('mislabelled', 'refuse');
    expect((await translate({ content })).body.detail).toBe("Content does not match the declared format 'srt'");
  });

  it('rateText=generic and retryAfter=absent', async () => {
    open({
      switches: { 'translateplus.rateText': 'generic', 'translateplus.retryAfter': 'absent' },
      limits: { translateplus: { requests: 0, seconds: 60 } },
    });
    const answer = await translate();
    expect([answer.body.detail, answer.headers['retry-after']]).toEqual([
      'Rate limit exceeded. Please try again later.',
      undefined,
    ]);
  });

  it('failedCalls=do-not-count leaves refused requests out of the window', async () => {
    under('failedCalls', 'do-not-count');
    expect((await translate({ format: 'x' })).headers['x-ratelimit-remaining']).toBe('60');
    expect((await translate()).headers['x-ratelimit-remaining']).toBe('59');
  });

  it.each(['/v2/user/account', '/v2/supported_languages', '/v2/language/supported'])(
    'aliases=on opens %s',
    async (path) => {
      under('aliases', 'on');
      expect((await key(request(app).get(path))).status).toBe(200);
    },
  );

  it('languages=code-to-name and account=plan change the shapes', async () => {
    open({ switches: { 'translateplus.languages': 'code-to-name', 'translateplus.account': 'plan' } });
    expect((await key(request(app).get('/v2/supported-languages'))).body.languages).toMatchObject({ af: 'Afrikaans' });
    expect((await key(request(app).get('/v2/account/summary'))).body).toMatchObject({ plan_name: expect.any(String) });
  });
});

describe('tenants', () => {
  it('never see each other, and keep their own time', async () => {
    await translate();
    await world.tenant('b').advance(3600);
    const other = await key(request(app).get('/v2/account/summary'), 'mock_b');
    expect(other.body).toMatchObject({ credits_used: 0, email: 'b@example.com', summary: { total_requests: 0 } });
    expect(other.headers.date).toBe('Thu, 01 Jan 2026 01:00:00 GMT');
    expect((await request(app).get('/health')).headers.date).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
    expect(world.tenant('b').journal.entries.map(({ path }) => path)).toEqual(['/v2/account/summary']);
  });

  it('count their requests by outcome', async () => {
    await translate();
    await translate({ format: 'x' });
    expect((await summary()).summary).toEqual({
      total_requests: 2,
      successful_requests: 1,
      failed_requests: 1,
      success_rate: 50,
    });
  });
});

it('an unexpected failure is answered in the documented shape and reported', async () => {
  world = new World({
    seams: {
      charge: () => {
        throw new Error('boom');
      },
    },
    onDefect: (error) => defects.push(error),
  });
  app = createTranslatePlusApp(world);
  const answer = await translate();
  expect([answer.status, answer.body]).toEqual([500, { detail: 'Internal server error' }]);
  expect(defects).toHaveLength(1);
});
