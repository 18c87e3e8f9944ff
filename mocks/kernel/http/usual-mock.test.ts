// Covers: usual-errors.ts, usual-gates.ts, usual-work.ts

import request from 'supertest';
import { expect, it } from 'vitest';
import { assumed } from '../../../src/base/evidence.ts';
import type { Contract } from '../../../src/contracts/contract.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Operation } from '../../../src/contracts/types.ts';
import { usualFailures } from '../../../src/contracts/usual-failures.ts';
import { World } from '../world/world.ts';
import { defineMock } from './define-mock.ts';
import { usualMock } from './usual-mock.ts';

const evidence = assumed('a test');
const common = { path: '/notes', summary: 'Notes', price: 'free', failures: [], evidence } as const;
const success = [{ status: 200, description: 'Done' }];
const operations: readonly (Operation & { readonly id: 'open' | 'read' | 'write' })[] = [
  { ...common, id: 'open', method: 'get', path: '/open', permission: 'none', success },
  { ...common, id: 'read', method: 'get', permission: 'read', success },
  { ...common, id: 'write', method: 'post', permission: 'write', repeat: 'safe', creates: null, request: {}, success },
];
const contract = {
  provider: 'notes' as ProviderId,
  operations,
  failures: usualFailures((code) => ({ code })),
  facts: {},
  behaviours: {},
  switches: {},
} satisfies Contract;

const mock = defineMock(
  usualMock({
    contract,
    credentialOf: (request) => request.get('X-Key') ?? null,
    bodyLimit: 20,
    work: {
      open: () => ({ headers: { 'X-Open': 'yes' } }),
      read: ({ tenant, query }) => ({ body: { ...tenant.state('notes', () => ({ note: '' })), ...query } }),
      write: async ({ tenant, json, charge }) => {
        charge(2);
        Object.assign(
          tenant.state('notes', () => ({ note: '' })),
          json(),
        );
        return { status: 201 };
      },
    },
  }),
);

const world = new World();
const agent = request(mock.createApp(world));

it('lets every request in where no credential is needed', async () => {
  const { status, headers, text } = await agent.get('/open');
  expect([status, headers['x-open'], text]).toEqual([200, 'yes', '']);
});

it.each([
  ['without a credential', undefined, 401, 'credential-missing'],
  ['an unknown one', 'unknown', 401, 'credential-invalid'],
  ['a revoked one', 'mock_a.expired', 401, 'credential-invalid'],
  ['one for reading', 'mock_a.read', 403, 'permission-missing'],
])('refuses %s', async (_case, key, status, code) => {
  const answer = await agent.post('/notes').set(key === undefined ? {} : { 'X-Key': key });
  expect([answer.status, answer.body]).toEqual([status, { code }]);
});

it.each([
  ['no JSON', 400, 'json-invalid', { body: '{' }],
  ['too much', 413, 'body-too-large', { body: JSON.stringify({ note: 'x'.repeat(20) }) }],
  ['an encoded body', 415, 'body-encoded', { body: '{}', headers: { 'Content-Encoding': 'gzip' } }],
])('refuses %s', async (_case, status, code, { body, headers = {} }: { body: string; headers?: object }) => {
  const answer = await agent
    .post('/notes')
    .set({ 'X-Key': 'mock_a', 'Content-Type': 'text/plain', ...headers })
    .send(body);
  expect([answer.status, answer.body]).toEqual([status, { code }]);
});

it('refuses unknown paths and methods', async () => {
  const unknown = await agent.get('/other');
  expect([unknown.status, unknown.body]).toEqual([404, { code: 'route-unknown' }]);
  const method = await agent.delete('/notes');
  expect([method.status, method.headers.allow, method.body]).toEqual([405, 'GET, POST', { code: 'method-unknown' }]);
  expect((await agent.get('/%zz')).status).toBe(404);
});

it('keeps the state of an account, and records the body', async () => {
  const written = await agent.post('/notes').set('X-Key', 'mock_b').send({ note: 'hi' });
  expect(written.status).toBe(201);
  const read = (key: string) => agent.get('/notes?page=1&page=2').set('X-Key', key);
  expect((await read('mock_b')).body).toEqual({ note: 'hi', page: '2' });
  expect((await read('mock_c')).body).toEqual({ note: '', page: '2' });
  expect(world.tenant('b').journal.entries[0]).toMatchObject({
    provider: 'notes',
    operation: 'write',
    rule: 'write',
    request: { body: { text: '{"note":"hi"}' } },
  });
});

it('takes members beside its own: planned effects, here', async () => {
  const definition = usualMock({
    contract,
    credentialOf: (request) => request.get('X-Key') ?? null,
    work: {
      open: () => ({}),
      read: ({ tenant }) => ({ body: tenant.state('notes', () => ({ note: '' })) }),
      write: ({ tenant }) => {
        tenant.plan(5, 'notes.written', { note: 'late' });
        return { status: 202 };
      },
    },
  });
  const later = defineMock({
    ...definition,
    effects: {
      'notes.written':
        () =>
        (tenant, { data }) =>
          void Object.assign(
            tenant.state('notes', () => ({})),
            data,
          ),
    },
  });
  const own = new World({ settings: { clock: 'manual' } });
  const caller = request(later.createApp(own));
  const read = async () => (await caller.get('/notes').set('X-Key', 'mock_a')).body;
  expect((await caller.post('/notes').set('X-Key', 'mock_a').send({})).status).toBe(202);
  expect(await read()).toEqual({ note: '' });
  await own.tenant('a').advance(5);
  expect(await read()).toEqual({ note: 'late' });
});

it('charges, and refuses what the account cannot pay', async () => {
  world.create('e', { credits: 3 });
  const write = () => agent.post('/notes').set('X-Key', 'mock_e').send({ note: 'hi' });
  expect((await write()).status).toBe(201);
  const refused = await write();
  expect([refused.status, refused.body]).toEqual([402, { code: 'credits-short' }]);
  expect(world.tenant('e').account).toMatchObject({ total: 3, used: 2 });
});

it('counts requests where a limit is set, and says how long to wait', async () => {
  world.create('d', { clock: 'manual', limits: { notes: { requests: 1, seconds: 60 } } });
  expect((await agent.get('/notes').set('X-Key', 'mock_d')).status).toBe(200);
  const refused = await agent.get('/notes').set('X-Key', 'mock_d');
  expect([refused.status, refused.body, refused.headers['retry-after']]).toEqual([429, { code: 'rate-limited' }, '60']);
});

it('does not open a tenant again that was deleted while its request was under way', async () => {
  const tenant = world.create('gone');
  tenant.addFault({ effect: { type: 'delay', milliseconds: 30 } });
  const answer = agent
    .get('/notes')
    .set('X-Key', 'mock_gone')
    .then(({ status }) => status);
  await expect.poll(() => tenant.faults.list(0)[0]?.struck, { interval: 1 }).toBe(1);
  world.remove('gone');
  expect(await answer).toBe(200);
  expect(world.peek('gone')).toBeNull();
});
