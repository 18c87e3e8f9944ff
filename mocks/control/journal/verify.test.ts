// Covers: expectation.ts, match-entry.ts, nearest-misses.ts, ../routes/expect.ts

import { beforeEach, describe, expect, it } from 'vitest';
import { NearMiss } from '../../../src/contracts/control/match.ts';
import { controlBench } from '../test-support/bench.ts';

let bench: ReturnType<typeof controlBench>;
beforeEach(async () => {
  bench = controlBench();
  await bench.post('/tenants', { name: 'a' });
  await bench.visit('a', '/v2/account/summary');
  await bench.translate('a');
  await bench.translate('a', { target: 'fr' });
  await bench.translate('a', { target: 'xx' });
  await bench.visit('a', '/v2/acount/summary');
});
const verify = (match: object, times?: object) => bench.post('/tenants/a/verify', { match, ...(times && { times }) });

describe('POST /tenants/{name}/verify', () => {
  it.each([
    [{}, undefined],
    [{ operation: 'translateSubtitles' }, { exactly: 3 }],
    [{ operation: null }, { exactly: 1 }],
    [{ provider: 'translateplus', method: 'post', path: '/v2/translate/*', status: 200 }, { exactly: 2 }],
    [{ status: '4xx' }, { exactly: 2 }],
    [{ status: null }, { exactly: 0 }],
    [{ rule: 'getAccountSummary' }, { atLeast: 1, atMost: 1 }],
    [{ body: { target: 'fr' } }, { exactly: 1 }],
    [{ body: 'Hello world\n' }, { atMost: 3 }],
    [{ kind: 'webhook' }, { exactly: 0 }],
    [{ operation: 'translateSubtitles' }, { atLeast: 0 }],
  ])('holds for %j %j', async (match, times) => {
    const { status, body } = await verify(match, times);
    expect([status, body]).toEqual([200, { verified: true }]);
  });

  it('says how many entries the journal has given up', async () => {
    bench = controlBench({ bounds: { journalEntries: 2 } });
    await bench.post('/tenants', { name: 'a' });
    for (let at = 0; at < 5; at += 1) await bench.visit('a', '/v2/account/summary');
    const { status, body } = await verify({ operation: 'getAccountSummary' }, { exactly: 5 });
    expect([status, body.matched]).toEqual([409, 2]);
    expect(body.error.message).toContain('3 older entries are not judged: the journal was full.');
  });

  it('expects at least one entry by default, of any kind', async () => {
    expect((await bench.post('/tenants/a/verify')).status).toBe(200);
    await bench.post('/tenants', { name: 'idle' });
    const { status, body } = await bench.post('/tenants/idle/verify');
    expect([status, body.times, body.nearest]).toEqual([409, { atLeast: 1 }, []]);
  });

  it('names the nearest entries, and explains each member that differs', async () => {
    const match = {
      operation: 'translateSubtitles',
      method: 'POST',
      path: '/v2/translate/{what}',
      status: 200,
      body: { target: 'de', source: 'en' },
    };
    const { status, body } = await verify(match, { atLeast: 2 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ verified: false, matched: 0, times: { atLeast: 2 }, matching: [] });
    for (const near of body.nearest) expect(NearMiss.parse(near)).toEqual(near);
    expect(body.nearest.map(({ id, differences }: NearMissView) => [id, differences])).toEqual([
      ['a-3', [{ member: 'body.target', expected: 'de', seen: 'fr' }]],
      ['a-2', [{ member: 'body.target', expected: 'de', seen: 'es' }]],
      [
        'a-4',
        [
          { member: 'status', expected: 200, seen: 400 },
          { member: 'body.target', expected: 'de', seen: 'xx' },
        ],
      ],
    ]);
    expect(body.error.code).toBe('verification-failed');
    expect(body.error.message).toContain('Expected at least 2 of {"operation":"translateSubtitles"');
    expect(body.error.message).toContain(
      'Near: a-3 POST /v2/translate/subtitles 200: body.target: expected "de", seen "fr".',
    );
  });

  it('compares bodies as they were sent, and shows them without credentials', async () => {
    await bench.translate('a', { options: { apiKey: 'sesame-42' } });
    expect((await verify({ body: { options: { apiKey: 'sesame-42' } } })).status).toBe(200);
    expect((await verify({ body: 'sesame-42' })).status).toBe(200);
    const { body } = await verify({ body: { target: 'es', options: { apiKey: 'sesame-43' } } });
    expect(body.nearest[0]).toMatchObject({
      id: 'a-6',
      differences: [{ member: 'body.options.apiKey', expected: 'sesame-43', seen: '[redacted]' }],
    });
    expect(JSON.stringify(body)).not.toContain('sesame-42');
  });

  it('names the entries that are too many', async () => {
    const { body } = await verify({ operation: 'translateSubtitles' }, { atMost: 1 });
    expect(body).toMatchObject({ matched: 3, nearest: [], matching: [{ id: 'a-2' }, { id: 'a-3' }, { id: 'a-4' }] });
    expect(body.error.message).toContain('at most 1');
  });

  it('names entries whose path is alike', async () => {
    const { body } = await verify({ path: '/v2/acount/sumary', method: 'GET' });
    expect(body.nearest[0]).toMatchObject({
      id: 'a-5',
      differences: [{ member: 'path', expected: '/v2/acount/sumary', seen: '/v2/acount/summary' }],
    });
  });

  it('says so if the lobby has what was expected', async () => {
    await bench.visit('no key', '/v2/languages');
    const { body } = await verify({ path: '/v2/languages' });
    expect(body.error.message).toContain('tenant lobby: 1 entries there match');
  });

  it.each([
    [{ matches: {} }, 'body-invalid', /no member "matches".*Did you mean "match"/],
    [{ match: { operations: 'x' } }, 'body-invalid', /Did you mean "operation"/],
    [{ match: { stauts: 200 } }, 'body-invalid', /Did you mean "status"/],
    [{ match: {}, times: { atleast: 1 } }, 'body-invalid', /Did you mean "atLeast"/],
    [{ match: {}, times: {} }, 'body-invalid', /name exactly, atLeast or atMost/],
    [{ match: {}, times: { exactly: 1, atMost: 2 } }, 'body-invalid', /exactly stands alone/],
    [{ match: {}, times: { atLeast: 3, atMost: 2 } }, 'body-invalid', /larger than atMost/],
    [{ match: {}, times: { exactly: -1 } }, 'body-invalid', /exactly/],
    [{ match: { status: 99 } }, 'body-invalid', /status/],
    [{ match: { status: '200' } }, 'body-invalid', /class such as 4xx/],
    [{ match: { body: 5 } }, 'body-invalid', /body/],
    [{ match: { operation: 'translateSubtitle' } }, 'setting-unknown', /Did you mean translateSubtitles/],
    [{ match: { provider: 'translate' } }, 'setting-unknown', /Did you mean translateplus/],
  ])('refuses %j', async (body, code, message) => {
    const answer = await bench.post('/tenants/a/verify', body);
    expect([answer.status, answer.body.error.code]).toEqual([400, code]);
    expect(answer.body.error.message).toMatch(message);
  });

  it('is for open tenants', async () => {
    expect((await bench.post('/tenants/nobody/verify', { match: {} })).status).toBe(404);
  });
});

interface NearMissView {
  readonly id: string;
  readonly differences: unknown;
}
