// Covers: ../http/sent-webhook.ts

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { World } from '../world/world.ts';
import { deliver } from './deliver.ts';

let close: (() => void) | undefined;
afterEach(() => close?.());

async function receiver(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function delivered(url: string, timeoutMs = 5_000) {
  const world = new World({ settings: { clock: 'manual' } });
  const tenant = world.tenant('demo');
  const headers = { 'Content-Type': 'application/json', 'Webhook-Signature': 'time=1,sig1=abc' };
  const webhook = { provider: 'cloudflare-stream', url, headers, body: '{"x":"sesame-42"}', secrets: ['sesame-42'] };
  await deliver(tenant, webhook, timeoutMs);
  return tenant.journal;
}

it('writes what was sent and what the receiver answered to the journal, without secrets', async () => {
  const url = await receiver((_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '9' }).end('busy with sesame-42');
  });
  const journal = await delivered(`${url}/hook?token=abcdefgh&a=1`);
  expect(journal.entries).toEqual([
    {
      id: 'demo-w1',
      kind: 'webhook',
      at: '2026-01-01T00:00:00.000Z',
      provider: 'cloudflare-stream',
      operation: null,
      method: 'POST',
      path: '/hook?token=[redacted]&a=1',
      url: `${url}/hook?token=[redacted]&a=1`,
      attempts: 1,
      request: {
        headers: { 'content-type': 'application/json', 'webhook-signature': '[redacted]' },
        body: { bytes: 17, text: '{"x":"[redacted]"}' },
      },
      outcome: 'answered',
      rule: null,
      status: 503,
      response: {
        headers: { 'content-type': 'text/plain', 'retry-after': '9' },
        body: { bytes: 19, text: 'busy with [redacted]' },
      },
    },
  ]);
  expect(journal.find('demo-w1')?.circumstances.what).toContain('its receiver answered');
});

it.each<[string, RequestListener | string, string, number]>([
  ['a receiver that is silent', () => {}, 'timeout', 1],
  ['a receiver that cuts', (request) => request.socket.destroy(), 'unreachable', 1],
  ['a receiver elsewhere', 'https://hooks.example/a', 'elsewhere', 0],
  ['an address that is none', 'nowhere', 'elsewhere', 0],
])('says what became of a webhook to %s', async (_name, listener, outcome, attempts) => {
  const url = typeof listener === 'string' ? listener : await receiver(listener);
  const journal = await delivered(url, 100);
  expect(journal.entries).toMatchObject([{ outcome, attempts, status: null, response: { body: { bytes: 0 } } }]);
  expect(journal.find('demo-w1')?.circumstances.remedy).toEqual(expect.any(String));
});

it('keeps the beginning of a large answer, and its length', async () => {
  const url = await receiver((_request, response) => response.end(Buffer.alloc(1_000_000, 'a')));
  const [entry] = (await delivered(url)).entries;
  expect(entry?.response.body).toMatchObject({ bytes: 1_000_000, cut: true });
});

it('stands after the requests that had begun', async () => {
  const world = new World({ settings: { clock: 'manual' } });
  const tenant = world.tenant('demo');
  tenant.count('request');
  await deliver(tenant, { provider: 'gcore-ai', url: 'x:', headers: {}, body: '' }, 1);
  expect(tenant.journal.inOrder.map(({ order }) => order)).toEqual([1.5]);
});

it.each<[string, object, number, object[]]>([
  ['duplicate', { type: 'duplicate' }, 2, [{ outcome: 'answered', fault: { id: 'fault-1' } }, { outcome: 'answered' }]],
  ['reset', { type: 'reset' }, 0, [{ outcome: 'dropped', attempts: 0, status: null }]],
  ['delay', { type: 'delay', milliseconds: 3 }, 1, [{ outcome: 'answered', fault: { milliseconds: 3 } }]],
])('a fault of %s strikes the webhooks that it names', async (_name, effect, arrivals, entries) => {
  const bodies: string[] = [];
  const url = await receiver(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(`${request.headers['webhook-signature']} ${body}`);
    response.end();
  });
  const world = new World({ settings: { clock: 'manual' } });
  const tenant = world.tenant('demo');
  tenant.addFault({ match: { operation: 'webhook' }, times: 1, effect: effect as never });
  tenant.addFault({ effect: { type: 'reset' } });
  const webhook = { provider: 'gcore-ai', url, headers: { 'Webhook-Signature': 'x' }, body: '{}' };
  await deliver(tenant, webhook, 5_000);
  expect(bodies).toEqual(Array(arrivals).fill('x {}'));
  expect(tenant.journal.entries).toMatchObject(entries);
  expect(tenant.journal.find('demo-w1')?.circumstances.what).toMatch(
    /fault-1 \(.*operation=webhook.*\) struck: It is /,
  );
  await deliver(tenant, webhook, 5_000);
  expect(bodies).toHaveLength(arrivals + 1);
});
