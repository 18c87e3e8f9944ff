// Covers: app.ts, body.ts, document.ts, ../kernel/http/fault-names.ts, reply.ts, routes/explain.ts, routes/tenants.ts,
// tenant-view.ts

import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import { Tenant } from '../../src/contracts/control/schemas.ts';
import { World } from '../kernel/world/world.ts';
import { createTranslatePlusApp } from '../translateplus/app.ts';
import { createControlApp } from './app.ts';

let world: World;
let control: ReturnType<typeof createControlApp>;
const defects: unknown[] = [];

beforeEach(() => {
  world = new World({ settings: { clock: 'manual' }, onDefect: (error) => defects.push(error) });
  control = createControlApp(world, { version: '1.2.3', providers: ['translateplus'] });
});

const open = (body: object = {}) => request(control).post('/tenants').send(body);
const translate = (key: string) =>
  request(createTranslatePlusApp(world))
    .post('/v2/translate/subtitles')
    .set('X-API-KEY', key)
    .send({ format: 'srt', content: '1\n00:00:01,000 --> 00:00:02,000\nHello world\n', source: 'en', target: 'es' });

describe('POST /tenants', () => {
  it('answers a new tenant with what was asked for, and with everything on request', async () => {
    const asked = { switches: { 'gcore-ai.queueLimit': 'limit-3' } };
    const short = await open(asked);
    expect(short.status).toBe(201);
    expect(short.body.switches).toEqual(asked.switches);
    expect(Object.keys(short.body.credentials['gcore-ai'])).toEqual(['full']);
    const whole = await request(control).post('/tenants?verbose').send(asked);
    const shown = await request(control).get(`/tenants/${whole.body.name}`);
    const { clock: _, ...rest } = whole.body;
    expect(shown.body).toMatchObject(rest);
    expect(Object.keys(whole.body.switches).length).toBeGreaterThan(20);
    expect(whole.text.length).toBeGreaterThan(2 * short.text.length);
    expect((await request(control).post('/tenants?verbos').send({})).body.error.code).toBe('query-invalid');
  });

  it('answers on request with the tenant and credentials for every provider and scope', async () => {
    const settings = { name: 'a', credits: 3, clock: 'manual:2030-01-01T00:00:00Z' };
    const answer = await request(control).post('/tenants?verbose').send(settings);
    expect(answer.status).toBe(201);
    const tenant = Tenant.parse(answer.body);
    expect(tenant.credits).toEqual({ total: 3, used: 0, remaining: 3 });
    expect(tenant.clock).toEqual({ mode: 'manual', now: '2030-01-01T00:00:00.000Z' });
    expect(tenant.credentials.translateplus).toEqual({
      full: { apiKey: 'mock_a' },
      read: { apiKey: 'mock_a.read' },
      none: { apiKey: 'mock_a.none' },
      expired: { apiKey: 'mock_a.expired' },
    });
  });

  it('finds a free name by default', async () => {
    const names = [(await open()).body.name, (await open()).body.name];
    expect(names).toEqual(['tenant-1', 'tenant-2']);
  });

  it.each([
    [{ name: 'Not a name' }, 'body-invalid'],
    [{ name: 'lobby' }, 'tenant-reserved'],
    [{ unknown: 1 }, 'body-invalid'],
    [{ credits: -1 }, 'body-invalid'],
    [{ credits: 1.5 }, 'body-invalid'],
    [{ clock: 'soon' }, 'setting-unknown'],
    [{ switches: { 'translateplus.window': 'round' } }, 'setting-unknown'],
    [{ limits: { nobody: null } }, 'setting-unknown'],
  ])('refuses %j with %s and opens nothing', async (body, code) => {
    const answer = await open(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code, message: expect.any(String), hint: expect.any(String) });
    expect(world.tenantNames).toEqual([]);
  });

  it('refuses a name that is taken', async () => {
    await open({ name: 'a' });
    expect((await open({ name: 'a' })).body.error.code).toBe('tenant-exists');
  });
});

describe('GET /tenants', () => {
  const list = (query = '') => request(control).get(`/tenants${query}`);

  it('shows every open tenant as GET /tenants/{name} does, by name', async () => {
    for (const name of ['b', 'c', 'a']) await open({ name });
    const { body, status } = await list();
    expect([status, body.next]).toEqual([200, null]);
    expect(body.tenants.map(({ name }: { name: string }) => name)).toEqual(['a', 'b', 'c']);
    expect(body.tenants[1]).toEqual((await request(control).get('/tenants/b')).body);
  });

  it('pages by limit and cursor, also when the tenant of the cursor is gone', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await open({ name });
    const first = await list('?limit=2');
    expect(first.body.next).toBe('b');
    world.remove('b');
    const second = await list(`?limit=2&cursor=${first.body.next}`);
    expect(second.body.tenants.map(({ name }: { name: string }) => name)).toEqual(['c', 'd']);
    const last = await list(`?limit=2&cursor=${second.body.next}`);
    expect([last.body.tenants.length, last.body.next]).toEqual([1, null]);
  });

  it.each(['?limit=0', '?limit=many', '?limit=1001', '?limits=2', '?cursor=a&cursor=b'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await list(query);
      expect([status, body.error.code]).toEqual([400, 'query-invalid']);
      if (query === '?limits=2') expect(body.error.message).toContain('Did you mean "limit"?');
    },
  );

  it('lists an announced tenant, which a caller may open with settings while it is unused', async () => {
    world.announce('demo');
    expect((await list()).body.tenants.map(({ name }: { name: string }) => name)).toEqual(['demo']);
    expect((await open({ name: 'demo', credits: 3 })).status).toBe(201);
    expect((await open({ name: 'demo' })).body.error.code).toBe('tenant-exists');
    world.announce('used');
    await translate('mock_used');
    expect((await open({ name: 'used' })).body.error.code).toBe('tenant-exists');
  });
});

describe('one tenant', () => {
  beforeEach(() => open({ name: 'a', credits: 5 }));

  it('is changed by PATCH, put back by reset, forgotten by DELETE', async () => {
    const patched = await request(control)
      .patch('/tenants/a')
      .send({ credits: 2, limits: { translateplus: null } });
    expect(patched.body).toMatchObject({ credits: { remaining: 2 }, limits: { translateplus: null } });
    const reset = await request(control).post('/tenants/a/reset');
    expect(reset.body).toMatchObject({
      credits: { remaining: 5 },
      limits: { translateplus: { requests: 60, seconds: 60 } },
    });
    expect((await request(control).delete('/tenants/a')).status).toBe(204);
    expect((await request(control).get('/tenants/a')).body.error.code).toBe('tenant-unknown');
  });

  it('has a clock that only goes forward', async () => {
    const answer = await request(control).post('/tenants/a/clock/advance').send({ seconds: 90.5 });
    expect(answer.body).toEqual({ clock: { mode: 'manual', now: '2026-01-01T00:01:30.500Z' }, effects: 0 });
    for (const seconds of [-1, 'x', null]) {
      expect((await request(control).post('/tenants/a/clock/advance').send({ seconds })).status).toBe(400);
    }
  });

  it('fails by rule until its faults are removed', async () => {
    const fault = {
      match: { operation: 'translateSubtitles' },
      times: 1,
      effect: { type: 'failure', failure: 'internal-error' },
    };
    expect((await request(control).post('/tenants/a/faults').send(fault)).body.id).toBe('fault-1');
    expect((await translate('mock_a')).status).toBe(500);
    expect((await translate('mock_a')).status).toBe(200);
    expect((await request(control).get('/tenants/a')).body.faults).toMatchObject([{ matched: 2, struck: 1 }]);
    expect((await request(control).delete('/tenants/a/faults')).status).toBe(204);
    expect((await request(control).get('/tenants/a')).body.faults).toEqual([]);
  });

  it.each([
    { effect: { type: 'failure', failure: 'nope' } },
    { match: { provider: 'nobody' }, effect: { type: 'failure', failure: 'internal-error' } },
    { effect: { type: 'explode' } },
    { effect: { type: 'reset' }, every: 0 },
  ])('refuses the fault %j', async (fault) => {
    expect((await request(control).post('/tenants/a/faults').send(fault)).status).toBe(400);
  });
});

describe('POST /tenants/{name}/seed', () => {
  beforeEach(() => open({ name: 'a', credits: 5 }));
  const seed = (body: object) => request(control).post('/tenants/a/seed').send(body);

  it('plants settings and what is heard, and says how much', async () => {
    const answer = await seed({ credits: 8, heard: [{ url: '*', text: 'Hello.' }] });
    expect([answer.status, answer.body]).toEqual([200, { tenant: 'a', planted: { settings: 1, heard: 1 } }]);
    expect((await request(control).get('/tenants/a')).body.credits.total).toBe(8);
  });

  it('refuses a seed with every mistake in it, and plants nothing', async () => {
    const { status, body } = await seed({ credits: 8, herd: [], heard: [{ text: 'a' }] });
    expect([status, body.error.code]).toEqual([400, 'body-invalid']);
    expect(body.error.message).toMatch(/herd: there is no member.*\n.*heard\[0\]: expected a sound/s);
    expect((await request(control).get('/tenants/a')).body.credits.total).toBe(5);
  });

  it('is for tenants that are open', async () => {
    expect((await request(control).post('/tenants/b/seed').send({})).status).toBe(404);
    expect((await seed([])).body.error.code).toBe('json-invalid');
  });
});

describe('journal and explanation', () => {
  it('tell what happened, why, on what evidence, and how things stood', async () => {
    await open({ name: 'a', credits: 0 });
    const refused = await translate('mock_a');
    const requestId = refused.headers['x-harness-request-id'];
    const journal = (await request(control).get('/tenants/a/journal')).body;
    expect(journal.entries).toMatchObject([
      { id: requestId, status: 402, rule: 'credits-short', operation: 'translateSubtitles' },
    ]);
    expect(JSON.stringify(journal)).not.toContain('mock_a');
    expect((await request(control).get(`/explain/${requestId}`)).body).toMatchObject({
      requestId: 'a-1',
      rule: 'credits-short',
      what: expect.stringContaining('more billable blocks'),
      remedy: expect.any(String),
      evidence: { grade: 'documented' },
      credits: { total: 0, used: 0, remaining: 0 },
      windows: { translateplus: { limit: 60, used: 1, remaining: 59, resetAt: '2026-01-01T00:01:00.000Z' } },
    });
    await request(control)
      .post('/tenants/a/faults')
      .send({ effect: { type: 'reset', when: 'after' } });
    await translate('mock_a').catch(() => {});
    expect((await request(control).get('/explain/a-2')).body).toMatchObject({
      what: expect.stringContaining('fault'),
      remedy: expect.stringContaining('DELETE /tenants/<name>/faults'),
    });
    expect((await request(control).get('/explain/a-99')).body.error.code).toBe('request-unknown');
    expect((await request(control).get('/explain/nobody-1')).status).toBe(404);
  });
});

describe('refusals', () => {
  it.each([
    ['get', '/nope', 404, 'route-unknown'],
    ['put', '/tenants', 405, 'method-unknown'],
    ['get', '/tenants/%zz', 404, 'route-unknown'],
  ] as const)('answers %s %s in its own shape', async (method, path, status, code) => {
    const answer = await request(control)[method](path);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it('lists with 405 the methods of each address', async () => {
    const { paths } = (await request(control).get('/openapi.json')).body as { paths: Record<string, object> };
    for (const [path, item] of Object.entries(paths)) {
      const allow = Object.keys(item).flatMap((method) =>
        method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
      );
      const filled = path.replace('{name}', 'nobody').replace('{requestId}', 'nobody-1');
      for (const method of ['put', 'delete', 'patch', 'post', 'get', 'head', 'options'] as const) {
        if (allow.includes(method.toUpperCase())) continue;
        const answer = await request(control)[method](filled);
        expect([method, path, answer.status]).toEqual([method, path, 405]);
        expect(answer.headers.allow?.split(', ').sort()).toEqual(allow.sort());
      }
      if (allow.includes('GET')) expect((await request(control).head(filled)).status).not.toBe(405);
    }
  });

  it.each(['{', '[]', '"x"', 'null', '\ufffd'])('answers the body %j in its own shape', async (body) => {
    const answer = await request(control).post('/tenants').set('Content-Type', 'application/json').send(body);
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'json-invalid']);
  });
});

describe('a body with a Content-Encoding', () => {
  it.each(['gzip', 'br', 'zstd', 'x-unknown'])('is refused as such for %s', async (coding) => {
    const answer = await request(control)
      .post('/tenants')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': coding })
      .send('{"name":"coded"}');
    expect([answer.status, answer.body.error?.code]).toEqual([415, 'body-encoded']);
    expect(answer.headers['accept-encoding']).toBe('identity');
  });

  it('is accepted as identity', async () => {
    const answer = await request(control)
      .post('/tenants')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'identity' })
      .send('{"name":"coded"}');
    expect(answer.status).toBe(201);
  });
});

describe('GET /openapi.json', () => {
  it('names every route that the app answers to', async () => {
    const document = (await request(control).get('/openapi.json')).body;
    expect(document.openapi).toBe('3.1.0');
    for (const [path, item] of Object.entries<object>(document.paths)) {
      for (const method of Object.keys(item)) {
        const filled = path.replace('{name}', 'nobody').replace('{requestId}', 'nobody-1');
        const answer = await request(control)
          [method as 'get'](filled)
          .send(method === 'post' ? {} : undefined);
        expect(['route-unknown', 'method-unknown'], `${method} ${path}`).not.toContain(answer.body.error?.code);
      }
    }
  });
});

it('met no defect', () => {
  expect(defects).toEqual([]);
});
