// Covers: rate-headers.ts, ../stream/routes/absent.ts, ../stream/routes/unknown.ts, access.ts, account.ts, answer.ts, credential.ts, headers.ts,
// index-operations.ts, paths.ts, rate.ts, refuse.ts

import { describe, expect, it } from 'vitest';
import { accountIdOf } from '../../../src/contracts/cloudflare-gateway/account-id.ts';
import { expectRefusal, read, useCloudflare } from '../../../test/support/cloudflare-bench.ts';
import { sendRaw } from '../../../test/support/raw-http.ts';

const { user, baseUrl, running } = useCloudflare({ requestTimeout: 400 });
const FOREIGN = 'f'.repeat(32);

describe('credentials', () => {
  it.each([
    ['a bearer token', (token: string) => ({ Authorization: `Bearer ${token}` })],
    ['a scheme in lower case', (token: string) => ({ Authorization: `bearer ${token}` })],
    ['e-mail and key', (token: string) => ({ 'X-Auth-Email': 'who@example.com', 'X-Auth-Key': token })],
    ['both, the token counts', (token: string) => ({ Authorization: `Bearer ${token}`, 'X-Auth-Key': 'nonsense' })],
  ])('%s opens the account', async (_what, headers) => {
    const { home, token } = user();
    expect((await fetch(`${home}/stream`, { headers: headers(token) })).status).toBe(200);
  });

  it.each<[string, Record<string, string>, number, number]>([
    ['no header at all', {}, 400, 9106],
    ['a key without e-mail', { 'X-Auth-Key': 'mock_a' }, 400, 9106],
    ['an e-mail without key', { 'X-Auth-Email': 'a@example.com' }, 400, 9106],
    ['an empty Authorization', { Authorization: '' }, 400, 6003],
    ['Bearer without a token', { Authorization: 'Bearer ' }, 400, 6003],
    ['a quoted token', { Authorization: 'Bearer "mock_a"' }, 400, 6003],
    ['Bearer twice', { Authorization: 'Bearer Bearer mock_a' }, 400, 6003],
    ['two spaces', { Authorization: 'Bearer  mock_a' }, 400, 6003],
    ['another scheme', { Authorization: 'Basic bW9ja19hOg==' }, 400, 6003],
    ['a bare token', { Authorization: 'mock_a' }, 400, 6003],
    ['a key with a space', { 'X-Auth-Email': 'a@example.com', 'X-Auth-Key': 'a b' }, 400, 6003],
    ['an e-mail without @', { 'X-Auth-Email': 'nobody', 'X-Auth-Key': 'mock_a' }, 400, 6003],
    ['an unknown token', { Authorization: 'Bearer unknown' }, 401, 10000],
    ['an expired token', { Authorization: 'Bearer mock_a.expired' }, 401, 10000],
    ['an unknown key', { 'X-Auth-Email': 'a@example.com', 'X-Auth-Key': 'unknown' }, 403, 9103],
    ['an expired key', { 'X-Auth-Email': 'a@example.com', 'X-Auth-Key': 'mock_a.expired' }, 403, 9103],
    ['a token without a grant', { Authorization: 'Bearer mock_a.none' }, 403, 10000],
  ])('%s is refused', async (_what, headers, status, code) => {
    const answer = await read(await fetch(`${baseUrl()}/accounts/${accountIdOf('a')}/stream`, { headers }));
    expectRefusal(answer, status, code, 'gateway');
  });

  it.each([
    ['Authorization', { Authorization: 'Bearer "x"' }, 6111],
    ['X-Auth-Key', { 'X-Auth-Email': 'a@example.com', 'X-Auth-Key': '"x"' }, 6103],
    ['X-Auth-Email', { 'X-Auth-Email': 'nobody', 'X-Auth-Key': 'mock_a' }, 6102],
  ])('6003 names the malformed %s in its chain', async (_header, headers, code) => {
    const answer = await read(
      await fetch(`${baseUrl()}/accounts/${FOREIGN}/stream`, { headers: headers as Record<string, string> }),
    );
    expect(answer.body.errors[0].error_chain[0].code).toBe(code);
  });

  it('a read token reads and writes nothing', async () => {
    const owner = user();
    const uid = await owner.video();
    const headers = { Authorization: `Bearer ${owner.token}.read` };
    expect((await owner.send('GET', `/stream/${uid}/captions`, { headers })).status).toBe(200);
    const writes = [
      ['DELETE', `/stream/${uid}`],
      ['PUT', `/stream/${uid}/captions/en`],
      ['DELETE', `/stream/${uid}/captions/en`],
      ['POST', `/stream/${uid}/captions/en/generate`],
      ['POST', '/stream/copy'],
      ['POST', '/stream/direct_upload'],
      ['POST', '/stream'],
      ['PUT', '/stream/webhook'],
    ] as const;
    for (const [method, path] of writes)
      expectRefusal(await owner.send(method, path, { headers }), 405, 10405, 'gateway');
    expect((await owner.send('GET', `/stream/${uid}`)).status).toBe(200);
  });
});

describe('accounts', () => {
  it.each([
    ['', 1, 1],
    ['?page=1&per_page=50', 1, 1],
    ['?page=2', 2, 0],
    ['?page=0', 1, 1],
    ['?page=x', 1, 1],
  ])('are listed on the page that the answer names, with %s', async (query, page, count) => {
    const headers = { Authorization: `Bearer ${user().token}` };
    const { body } = await read(await fetch(`${baseUrl()}/accounts${query}`, { headers }));
    expect([body.result_info.page, body.result_info.count, body.result.length]).toEqual([page, count, count]);
  });

  it('a derived id belongs to its tenant alone, opened or not', async () => {
    const { send } = user();
    const other = await read(
      await fetch(`${baseUrl()}/accounts/${accountIdOf('not-opened-yet')}/stream`, {
        headers: { Authorization: `Bearer ${user().token}` },
      }),
    );
    expectRefusal(other, 403, 10000, 'gateway');
    expect((await send('GET', '/stream')).status).toBe(200);
  });

  it('the first id that a tenant uses is its own, and no other', async () => {
    const [first, second] = [user(), user()];
    const at = (id: string, { token }: { token: string }) =>
      fetch(`${baseUrl()}/accounts/${id}/stream`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await at('0'.repeat(32), first)).status).toBe(200);
    expect((await at('0'.repeat(32), second)).status).toBe(403);
    expect((await at('1'.repeat(32), first)).status).toBe(403);
    expect((await first.send('GET', '/stream')).status).toBe(403);
    expect((await second.send('GET', '/stream')).status).toBe(200);
    first.tenant.reset();
    expect((await first.send('GET', '/stream')).status).toBe(200);
  });

  it('what one tenant makes, another does not see', async () => {
    const uid = await user().video();
    expectRefusal(await user().send('GET', `/stream/${uid}`), 404, 10003, 'stream');
  });
});

describe('routes', () => {
  it.each([
    '/accounts/not-hex/stream',
    `/accounts/${'A'.repeat(32)}/stream`,
    `/accounts/${FOREIGN}0/stream`,
    `/accounts/${FOREIGN}/streams`,
    `/accounts/${FOREIGN}/ai`,
    '/zones/x',
    '/',
    `/accounts/${FOREIGN}/%zz`,
  ])('%s is refused with its path, whatever the credential', async (path) => {
    for (const token of ['nonsense', 'mock_a']) {
      const answer = await read(await fetch(`${baseUrl()}${path}`, { headers: { Authorization: `Bearer ${token}` } }));
      expectRefusal(answer, 404, 7003, 'gateway');
      expect(answer.body.errors[0].message).toBe(
        `Could not route to /client/v4${path}, perhaps your object identifier is invalid?`,
      );
    }
  });

  it('the API answers without its prefix too', async () => {
    const { home, token } = user();
    const bare = home.replace('/client/v4', '');
    expect((await fetch(`${bare}/stream`, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  it.each([
    ['GET', '/stream/a/downloads'],
    ['POST', '/stream/a/downloads'],
    ['GET', '/stream/live_inputs'],
    ['POST', '/stream/clip'],
    ['GET', '/stream/watermarks/a'],
    ['POST', '/stream/a/token'],
  ])('documented operations that the mock lacks say so: %s %s', async (method, path) => {
    const { send, tenant } = user();
    expectRefusal(await send(method, path), 501, 19939, 'stream');
    expect(tenant.journal.entries.at(-1)).toMatchObject({ rule: 'not-emulated' });
  });

  it('unknown operations of Stream are its own 404, known paths with another method 405', async () => {
    const { send } = user();
    expectRefusal(await send('GET', '/stream/a/b/c/d/e'), 404, 10003, 'stream');
    const patched = await send('PATCH', '/stream/a/captions/en');
    expectRefusal(patched, 405, 10405, 'gateway');
    expect(patched.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'PUT']);
  });

  it('does not route a path with invalid percent-encoding', async () => {
    const { send } = user();
    expectRefusal(await send('GET', '/stream/a/captions/%E0%A4%A'), 404, 7003, 'gateway');
  });

  it('HEAD answers like GET without a body', async () => {
    const { send } = user();
    const head = await send('HEAD', '/stream');
    expect([head.status, head.text]).toEqual([200, '']);
  });
});

describe('the window of the user', () => {
  it('blocks for 300 seconds once it is exceeded, counting both services together', async () => {
    const { send, tenant } = user({ limits: { 'cloudflare-stream': { requests: 2, seconds: 10 } } });
    const first = await send('GET', '/stream');
    expect([first.headers.get('ratelimit'), first.headers.get('ratelimit-policy')]).toEqual([
      '"default";r=1;t=10',
      '"burst";q=2;w=10',
    ]);
    expect(first.headers.get('retry-after')).toBeNull();
    expect((await send('POST', '/ai/run/@cf/openai/whisper')).status).toBe(400);
    const refused = await send('GET', '/stream');
    expectRefusal(refused, 429, 971, 'gateway');
    expect([refused.headers.get('retry-after'), refused.headers.get('ratelimit')]).toEqual([
      '300',
      '"default";r=0;t=300',
    ]);
    await tenant.advance(299);
    expectRefusal(await send('POST', '/ai/run/@cf/openai/whisper'), 429, 971, 'gateway');
    await tenant.advance(1);
    expect((await send('GET', '/stream')).status).toBe(200);
  });

  it('shows itself in the headers of the other version of the changelog', async () => {
    const { send } = user({
      limits: { 'cloudflare-stream': { requests: 1, seconds: 10 } },
      switches: { 'cloudflare-stream.rateHeaders': 'x-ratelimit' },
    });
    const shown = async () => {
      const { headers } = await send('GET', '/stream');
      return ['limit', 'remaining', 'reset']
        .map((name) => headers.get(`x-ratelimit-${name}`))
        .concat(headers.get('ratelimit'));
    };
    expect(await shown()).toEqual(['1', '0', null, null]);
    expect(await shown()).toEqual(['1', '0', 'Thu, 01 Jan 2026 00:05:00 GMT', null]);
  });

  it('allows 1200 requests in 300 seconds by default', async () => {
    const { send } = user();
    expect((await send('GET', '/stream')).headers.get('ratelimit-policy')).toBe('"burst";q=1200;w=300');
  });

  it.each([
    ['code-10429', 10429],
    ['code-10100', 10100],
  ])('carries the code of the switch %s', async (value, code) => {
    const { send } = user({
      limits: { 'cloudflare-stream': { requests: 0, seconds: 10 } },
      switches: { 'cloudflare-stream.rateCode': value },
    });
    expectRefusal(await send('GET', '/stream'), 429, code, 'gateway');
  });
});

describe('switches of the gateway', () => {
  it('badRoute, badToken and bareRefusals', async () => {
    const settings = {
      switches: {
        'cloudflare-stream.badRoute': 'status-400',
        'cloudflare-stream.bareRefusals': 'bare',
        'cloudflare-stream.badToken': 'status-403',
      },
    };
    const { send, token } = user(settings);
    const route = await send('GET', '/nowhere');
    expect([route.status, route.body.errors.map((error: { code: number }) => error.code)]).toEqual([400, [7003, 7000]]);
    expect(Object.keys(route.body)).toEqual(['success', 'errors']);
    expect((await send('GET', '/stream', { headers: { Authorization: `Bearer ${token}.expired` } })).status).toBe(403);
    expect((await send('GET', '/stream/x')).body.messages).toBeNull();
  });
});

it('every answer shows what clients see from the edge, the ray another one each time', async () => {
  const { send } = user();
  const rays = [(await send('GET', '/stream')).headers, (await send('GET', '/stream/x')).headers].map((headers) => {
    expect(headers.get('server')).toBe('cloudflare');
    return headers.get('cf-ray');
  });
  expect(rays[0]).toMatch(/^[0-9a-f]{16}-[A-Z]{3}$/);
  expect(rays[1]).not.toBe(rays[0]);
});

it.each([
  ['no HTTP at all', 'hello there\r\n\r\n', 400, 19911],
  ['no Host', 'GET /client/v4/x HTTP/1.1\r\n\r\n', 400, 19911],
  ['a header of 64 kB', `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(65_536)}\r\n\r\n`, 431, 19912],
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: localhost\r\n', 408, 19913],
])('broken HTTP, %s, is answered in an envelope', async (_what, bytes, status, code) => {
  const answer = await sendRaw(baseUrl(), [bytes]);
  expect(answer.status).toBe(status);
  const body = JSON.parse(answer.text.slice(answer.text.indexOf('\r\n\r\n') + 4));
  expect([body.success, body.errors[0].code]).toEqual([false, code]);
});

it('a fault answers with a catalogued refusal of either layer', async () => {
  const { send, tenant } = user();
  for (const failure of ['stream-not-enabled', 'internal-error', 'internal-error-empty', 'maintenance']) {
    tenant.addFault({ times: 1, effect: { type: 'failure', failure } });
  }
  const off = await send('GET', '/stream');
  expect([off.status, off.body.errors[0].code, off.body.messages[0].message]).toEqual([
    403,
    10002,
    'Cloudflare Stream not enabled',
  ]);
  expect((await send('GET', '/stream')).body.errors[0].code).toBe(10001);
  expect(await send('GET', '/stream')).toMatchObject({ status: 500, text: '' });
  const page = await send('GET', '/stream');
  expect([page.status, page.headers.get('retry-after'), page.body]).toEqual([503, '30', null]);
  expect((await send('GET', '/stream')).status).toBe(200);
});

it('hands out credentials and account that work as they are', async () => {
  const { credentials } = running().providers['cloudflare-stream'] ?? { credentials: {} };
  expect(Object.keys(credentials)).toEqual(['accountId', 'apiToken', 'readOnlyToken', 'email', 'apiKey']);
  expect(running().providers['workers-ai']).toEqual(running().providers['cloudflare-stream']);
  const { accountId, apiToken, readOnlyToken, email = '', apiKey = '' } = credentials as Record<string, string>;
  const forms = [
    { Authorization: `Bearer ${apiToken}` },
    { Authorization: `Bearer ${readOnlyToken}` },
    { 'X-Auth-Email': email, 'X-Auth-Key': apiKey },
  ];
  for (const headers of forms) {
    const answer = await fetch(`${baseUrl()}/accounts/${accountId}/stream`, {
      headers: headers as Record<string, string>,
    });
    expect(answer.status).toBe(200);
  }
});

it('a failure that a fault causes has the headers of the edge and the rate, and counts nothing', async () => {
  const { send } = user();
  const forced = (fault: string) => send('GET', '/stream', { headers: { 'X-Harness-Fault': fault } });
  const limited = await forced('rate-limited; wait=9');
  expect([limited.status, limited.headers.get('ratelimit')]).toEqual([429, '"default";r=0;t=9']);
  const { status, headers } = await forced('video-not-ready');
  expect(status).toBe(400);
  expect([headers.get('ratelimit'), headers.get('server')]).toEqual(['"default";r=1200;t=300', 'cloudflare']);
  expect(headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-[A-Z]{3}$/);
  expect(headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect((await send('GET', '/stream')).headers.get('ratelimit')).toMatch(/^"default";r=1199;/);
});
