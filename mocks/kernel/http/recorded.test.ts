import { expect, it } from 'vitest';
import { World } from '../world/world.ts';
import { Exchange } from './exchange.ts';
import { ANSWERED } from './outcome.ts';

const tables = { provider: 'p', failures: {}, rule: () => null };

function recorded(body: Uint8Array, answer: string) {
  const { lobby } = new World({ settings: { clock: 'manual' } });
  const request = {
    method: 'POST',
    path: '/x?token=abcdefgh',
    headers: { host: 'localhost:1', 'x-api-key': 'sesame-42' },
  };
  const exchange = new Exchange(tables, lobby, request, { scope: null, operation: null, credential: null });
  exchange.body = body;
  exchange.record(ANSWERED, { status: 200, headers: { 'Content-Type': 'text/plain' }, content: answer }, 'r');
  return { exchange, shown: () => lobby.journal.find(exchange.id) };
}

it('builds an entry once, when it is shown, without the credentials of the request', () => {
  const { shown } = recorded(Buffer.from('I said sesame-42'), 'you said sesame-42 to localhost:1');
  const first = shown();
  expect(first?.entry.request.body.text).toBe('I said [redacted]');
  expect(first?.entry.response.body.text).toBe('you said [redacted] to {host}');
  expect(first?.entry.path).toBe('/x?token=[redacted]');
  expect(shown()).toBe(first);
});

it('keeps the beginning and the length of a large body, and releases the rest', () => {
  const { exchange, shown } = recorded(Buffer.alloc(5_000_000, 'a'), 'ok');
  expect(exchange.body).toBeNull();
  expect(shown()?.entry.request.body).toMatchObject({ bytes: 5_000_000, cut: true });
  expect(shown()?.entry.request.body.text?.length).toBe(64 * 1024);
});

it('shows the account as it was when the request was answered', () => {
  const { exchange, shown } = recorded(Buffer.from(''), '');
  exchange.tenant.account.used = 7;
  expect(shown()?.circumstances.credits.used).toBe(0);
});

it('shows the times of a window and of its request by one reading of the clock', () => {
  let time = 1_000_000_000_000;
  const world = new World({ machine: { now: () => (time += 1) } });
  const exchange = new Exchange(
    tables,
    world.lobby,
    { method: 'GET', path: '/x', headers: {} },
    { scope: null, operation: null, credential: null },
  );
  const rest = { allowed: true, limit: 5, seconds: 60, used: 1, remaining: 4, waitSeconds: 0 };
  exchange.window = { ...rest, resetAt: 1_000_000_060_000 };
  exchange.record(ANSWERED, { status: 200, headers: {}, content: 'ok' }, 'r');
  const { windows } = world.lobby.journal.find(exchange.id)?.circumstances ?? {};
  expect(windows?.p?.resetAt).toBe(1_000_000_060_000);
});
