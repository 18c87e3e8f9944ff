// Covers: cleaned-entry.ts, record-headers.ts
import { expect, it } from 'vitest';
import { tokenOf } from '../../../src/contracts/scopes.ts';
import { textsReachedFrom } from '../test-support/texts-reached.ts';
import type { Kept } from '../world/journal-entry.ts';
import { World } from '../world/world.ts';
import { CleanedEntry } from './cleaned-entry.ts';
import { Exchange } from './exchange.ts';
import { ANSWERED } from './outcome.ts';
import { Recorded } from './recorded.ts';

const tables = { provider: 'p', failures: {}, rule: () => null };
const { lobby } = new World({ settings: { clock: 'manual' } });

interface Sent {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credential?: string | null;
  readonly hidden?: string;
  readonly body?: string;
  readonly answer?: string;
  readonly status?: number;
}

/** The record of a request, as the journal holds it. */
function recordOf({ path = '/x', headers = {}, credential = null, ...sent }: Sent): Kept {
  const { hidden, body, answer = 'ok', status = 200 } = sent;
  const request = { method: 'POST', path, headers: { host: 'localhost:1', ...headers } };
  const exchange = new Exchange(tables, lobby, request, { scope: null, operation: null, credential });
  if (hidden !== undefined) exchange.hide(hidden);
  if (body !== undefined) exchange.body = Buffer.from(body);
  exchange.record(ANSWERED, { status, headers: {}, content: answer }, 'r');
  const record = lobby.journal.kept.at(-1);
  if (record === undefined) throw new Error('expected a record, got none');
  return record;
}

const secret = 'Sesame-42-open';
const base64 = Buffer.from(secret).toString('base64');

const requests: Readonly<Record<string, Sent>> = {
  'a credential of its own': { headers: { authorization: `Bearer ${secret}` }, credential: secret },
  'a credential in another header': { headers: { 'x-my-token': secret }, body: `I said ${secret}` },
  'a cookie': { headers: { cookie: `session=${secret}` }, body: `I said ${secret}` },
  'a parameter': { path: `/x?api_key=${secret}` },
  'a path after its name': { path: `/token/${secret}`, answer: `no ${secret}` },
  'a member of its JSON': { headers: { 'content-type': 'application/json' }, body: `{"apiKey":"${secret}"}` },
  'a URL in its body': { body: `https://user:${secret}@films.example/a.mp4` },
  'what its handler hides': { hidden: secret, body: `{"header":"${secret}"}` },
  'Base64 of its credential': { headers: { 'x-api-key': secret }, credential: secret, body: `{"a":"${base64}"}` },
};

it.each(Object.entries(requests))('holds no secret of a request with %s', async (_what, sent) => {
  const record = recordOf(sent);
  const texts = await textsReachedFrom(record);
  expect(texts).not.toContain(secret);
  expect(texts).not.toContain(base64);
  expect(record).toBeInstanceOf(CleanedEntry);
  expect(JSON.stringify(record.show())).toContain('[redacted]');
});

it('finds texts and bytes in private members, so that the tests above see what a record holds', async () => {
  const record = recordOf({ path: '/some/path', body: 'some body', answer: 'some answer', headers: { accept: 'a/b' } });
  expect(record).toBeInstanceOf(Recorded);
  const texts = await textsReachedFrom(record);
  for (const text of ['/some/path', 'some body', 'some answer', 'a/b']) expect(texts).toContain(text);
});

it('keeps a request with the token of its tenant as it came, without the token', async () => {
  const token = tokenOf('lobby');
  const headers = { authorization: `Bearer ${token}`, accept: 'a/b' };
  const record = recordOf({ headers, credential: token, body: '{"a":1}', answer: '{"b":2}' });
  expect(record).toBeInstanceOf(Recorded);
  expect(await textsReachedFrom(record)).not.toContain(token);
  expect(record.show().entry.request.headers).toEqual({ accept: 'a/b', authorization: 'Bearer [redacted]' });
});

it.each<[string, Sent]>([
  ['its path', { path: '/x?x=mock_lobby' }],
  ['its body', { body: '{"a":"mock_lobby"}' }],
  ['a refusal', { answer: 'mock_lobby is unknown', status: 401 }],
  ['another header', { headers: { 'x-auth-key': 'mock_other' } }],
])('holds no token that stands in %s', async (_where, sent) => {
  const headers = { 'x-api-key': 'mock_lobby', ...sent.headers };
  const record = recordOf({ ...sent, credential: 'mock_lobby', headers });
  expect(await textsReachedFrom(record)).not.toMatch(/mock_/);
  expect(JSON.stringify(record.show())).toContain('[redacted]');
});

it('shows an entry that was cleaned at once like one that is built when it is read', () => {
  const sent: Sent = { headers: { accept: 'a/b', 'content-type': 'application/json' }, body: '{"a":1}' };
  const { id: _one, ...raw } = recordOf(sent).show().entry;
  const { id: _other, ...cleaned } = recordOf({ ...sent, hidden: 'nowhere' }).show().entry;
  expect(cleaned).toEqual(raw);
});

it('tells what stood where a body is blank, and nothing else', () => {
  const headers = { 'content-type': 'application/json' };
  const { stoodThere } = recordOf({ headers, body: `{"apiKey":"${secret}","note":"see ${secret}"}` }).sentBody();
  expect([secret, `see ${secret}`, 'Sesame-43-open', ''].map((text) => stoodThere?.(text))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(recordOf({ headers, body: '{"a":1}' }).sentBody().stoodThere).toBeUndefined();
});

it('shares the head of equal requests, and tells other ones apart', () => {
  const shownOf = (headers: Sent['headers']) => recordOf({ headers: headers ?? {} }).show().entry.request.headers;
  expect(shownOf({ accept: 'a/b' })).toEqual({ accept: 'a/b' });
  expect(shownOf({ accept: 'a/c' })).toEqual({ accept: 'a/c' });
  expect(shownOf({ accept: 'a/c', 'content-type': 'a/d' })).toEqual({ accept: 'a/c', 'content-type': 'a/d' });
  expect(shownOf({})).toEqual({});
  expect(shownOf({ accept: 'a/b' })).toEqual({ accept: 'a/b' });
});

it('searches the answers of a tenant from its first request with a secret on', async () => {
  const answer = `{"secret":"${secret}"}`;
  lobby.hadSecret = false;
  expect(recordOf({ answer })).toBeInstanceOf(Recorded);
  recordOf({ hidden: secret });
  expect(await textsReachedFrom(recordOf({ answer }))).not.toContain(secret);
});
