import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../src/base/test-support/secret-forms.ts';
import { accountIdOf } from '../src/contracts/cloudflare-gateway/account-id.ts';
import { type RunningWorld, startWorld } from './start.ts';

/** A request with a real key where it does not belong. */
interface Mistake {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | FormData;
}

const url = encodeURIComponent;
const form = (key: string) => {
  const data = new FormData();
  data.set('api_key', key);
  data.set('file', new Blob(['1\n00:00:01,000 --> 00:00:02,000\nHi\n']), 'a.srt');
  return data;
};

/** Keys travel in headers: printable ASCII without spaces at the ends. */
const mistakes: Readonly<Record<string, (key: string) => Mistake>> = {
  'the wrong scheme': (key) => ({ headers: { authorization: `Token ${key}` } }),
  'no scheme': (key) => ({ headers: { authorization: key } }),
  'two words': (key) => ({ headers: { authorization: `${key} ${key}` } }),
  Basic: (key) => ({ headers: { authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}` } }),
  'another header': (key) => ({ headers: { 'x-api-key': key, 'x-auth-key': key, 'x-auth-email': key } }),
  'a header of no provider, and the path': (key) => ({ headers: { 'x-key': key }, path: `/v2/${url(key)}` }),
  'a cookie, and the body': (key) => ({
    headers: { cookie: `session=${url(key)}` },
    method: 'POST',
    body: `{"a":"${url(key)}"}`,
  }),
  'Accept and Content-Type': (key) => ({
    headers: {
      accept: key.replaceAll('/', '-'),
      'content-type': key.replaceAll('/', '-'),
      'x-token': key.replaceAll('/', '-'),
    },
  }),
  'a query parameter': (key) => ({ path: `/v2/x?api-key=${url(key)}` }),
  'another query parameter': (key) => ({ path: `/v2/x?page=1&Access_Token=${url(key)}&limit=2` }),
  'a query without a name': (key) => ({ path: `/v2/x?${url(key)}` }),
  'a scheme in a query': (key) => ({ path: `/v2/x?authorization=Bearer%20${url(key)}` }),
  'a path segment after its name': (key) => ({ path: `/v2/token/${url(key)}` }),
  'a form': (key) => ({ method: 'POST', body: new URLSearchParams({ key, to: 'es' }) }),
  'a form with a file': (key) => ({ method: 'POST', body: form(key) }),
  'a JSON member': (key) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'x', options: { apiKey: key } }),
  }),
  'JSON that is none': (key) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"content":"x","X-API-KEY": ${JSON.stringify(key)}`,
  }),
};

/** Where a request with a body is read, and which credential is taken there. */
const places: Readonly<
  Record<string, { readonly path: string; readonly credential: Readonly<Record<string, string>> }>
> = {
  translateplus: { path: '/v2/translate/subtitles', credential: { 'x-api-key': 'mock_leak' } },
  'gcore-ai': { path: '/streaming/ai/tasks', credential: { authorization: 'APIKey mock_leak' } },
  'cloudflare-stream': {
    path: `/accounts/${accountIdOf('leak')}/stream/copy`,
    credential: { authorization: 'Bearer mock_leak' },
  },
};

let running: RunningWorld;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual', limits: 'none' } as never });
});
afterAll(() => running.close());

async function makeMistake(provider: string, { method = 'GET', path, headers = {}, body }: Mistake): Promise<string> {
  const { baseUrl = '' } = running.providers[provider] ?? {};
  const place = places[provider];
  const answer = await fetch(baseUrl + (path ?? place?.path), {
    method,
    headers: { ...place?.credential, ...headers },
    body: body ?? null,
  });
  await answer.arrayBuffer();
  return answer.headers.get('x-harness-request-id') ?? '';
}

async function shownOf(id: string): Promise<string> {
  const tenant = id.slice(0, id.lastIndexOf('-'));
  const texts = await Promise.all(
    [`/tenants/${tenant}/journal`, `/explain/${id}`].map(async (path) =>
      (await fetch(running.control.url + path)).text(),
    ),
  );
  return texts.join('\n');
}

describe('a real key is shown by no journal and no explanation', () => {
  const key = 'Kx7"q&z<k>9+/%41=end$42';

  describe.each(Object.keys(places))('of %s', (provider) => {
    it.each(Object.entries(mistakes))('when it is sent as %s', async (_what, mistake) => {
      const id = await makeMistake(provider, mistake(key));
      const shown = await shownOf(id);
      expect(shown).toContain(id);
      expect(shown).toContain('[redacted]');
      expect(shown.toLowerCase()).not.toMatch(/kx7|41=end|9%2b|41%3dend/);
      expect(shown).not.toContain(Buffer.from(`api:${key}`).toString('base64').slice(6, 20));
    });
  });

  it('with every key and every mistake', async () => {
    const printable = keys.filter((one) => /^[!-~]+$/.test(one) && one.trim() === one);
    await fc.assert(
      fc.asyncProperty(
        printable,
        fc.constantFrom(...Object.values(mistakes)),
        fc.constantFrom(...Object.keys(places)),
        async (one, mistake, provider) => {
          const id = await makeMistake(provider, mistake(one));
          const entry = JSON.parse(await shownOf(id).then((text) => text.slice(0, text.lastIndexOf('\n')))).entries.at(
            -1,
          );
          const { path, request, response } = entry;
          const all = [path, ...Object.values(request.headers), request.body.text ?? '', response.body.text ?? ''];
          for (const form of [one, encodeURIComponent(one), JSON.stringify(one).slice(1, -1)]) {
            expect(all.filter((text: string) => text.includes(form))).toEqual([]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

it('a scheme and the names around a key stay readable', async () => {
  const id = await makeMistake('gcore-ai', {
    headers: { authorization: 'Token abcdefgh' },
    path: '/x?page=2&key=abcdefgh',
  });
  const { entries } = JSON.parse((await shownOf(id)).split('\n')[0] ?? '');
  expect(entries.at(-1)).toMatchObject({
    path: '/x?page=2&key=[redacted]',
    request: { headers: { authorization: 'Token [redacted]' } },
  });
});
