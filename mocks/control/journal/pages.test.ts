// Covers: search.ts, slot-of.ts, match-entry.ts, ../routes/journal.ts, ../routes/named-tenant.ts

import { beforeEach, describe, expect, it } from 'vitest';
import { Journal, WholeJournal } from '../../../src/contracts/control/journal.ts';
import { controlBench } from '../test-support/bench.ts';

let bench: ReturnType<typeof controlBench>;
beforeEach(async () => {
  bench = controlBench();
  await bench.post('/tenants', { name: 'a' });
  await bench.visit('a', '/v2/account/summary');
  await bench.translate('a');
  await bench.translate('a', { target: 'xx' });
  await bench.visit('a', '/v2/acount/summary?x=1');
  await bench.visit('b', '/v2/account/summary');
  await bench.visit('no key', '/v2/account/summary');
});
const ids = (answer: { body: { entries: { id: string }[] } }) => answer.body.entries.map(({ id }) => id);

describe('GET /tenants/{name}/journal', () => {
  it('shows every entry with its time and kind, in the order of the requests', async () => {
    const before = Date.now() - 60_000;
    const { body } = await bench.get('/tenants/a/journal');
    expect(Journal.parse(body)).toEqual(body);
    expect(body).toMatchObject({ tenant: 'a', dropped: 0, next: null });
    expect(body.entries.map(({ id, kind }: Record<string, string>) => [id, kind])).toEqual([
      ['a-1', 'request'],
      ['a-2', 'request'],
      ['a-3', 'request'],
      ['a-4', 'request'],
    ]);
    for (const { time } of body.entries) expect(Date.parse(time)).toBeGreaterThan(before);
  });

  it('gives the same bytes for the same run, except for the time', async () => {
    const again = controlBench();
    await again.visit('a', '/v2/account/summary');
    const [one, two] = await Promise.all([bench, again].map((world) => world.get('/tenants/a/journal?limit=1')));
    const bytes = (answer: typeof one) =>
      JSON.stringify({ ...answer?.body, next: null }, (name, value) => (name === 'time' ? undefined : value));
    expect(bytes(two)).toBe(bytes(one));
  });

  it.each([
    ['operation=translateSubtitles', ['a-2', 'a-3']],
    ['status=200', ['a-1', 'a-2']],
    ['status=4xx', ['a-3', 'a-4']],
    ['status=none', []],
    ['rule=getAccountSummary', ['a-1']],
    ['provider=translateplus&method=get', ['a-1', 'a-4']],
    ['provider=gcore-ai', []],
    ['kind=webhook', []],
    ['path=/v2/*/summary', ['a-1', 'a-4']],
    ['unmatched=true', ['a-4']],
    ['unmatched=false&since=a-1', ['a-2', 'a-3']],
    ['since=2999-01-01', []],
    ['since=2020-01-01T00:00:00Z&limit=2', ['a-1', 'a-2']],
    ['cursor=a-3', ['a-4']],
    ['cursor=a-99', []],
    ['cursor=a-0', ['a-1', 'a-2', 'a-3', 'a-4']],
  ])('finds by %s', async (query, expected) => {
    expect(ids(await bench.get(`/tenants/a/journal?${query}`))).toEqual(expected);
  });

  it('gives pages that join to the whole, and a next only while there is one', async () => {
    const found: string[][] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const answer = await bench.get(`/tenants/a/journal?limit=2&method=GET${cursor}`);
      found.push(ids(answer));
      next = answer.body.next;
    }
    expect(found).toEqual([['a-1', 'a-4']]);
    const first = await bench.get('/tenants/a/journal?limit=3');
    expect([ids(first), first.body.next]).toEqual([['a-1', 'a-2', 'a-3'], 'a-3']);
    expect(ids(await bench.get('/tenants/a/journal?limit=3&cursor=a-3'))).toEqual(['a-4']);
  });

  it.each([
    ['stauts=200', 'query-invalid', /no parameter "stauts".*Did you mean "status"/],
    ['tenant=a', 'query-invalid', /no parameter "tenant"/],
    ['status=20', 'query-invalid', /a class such as 4xx/],
    ['status=200&status=404', 'query-invalid', /expected string/],
    ['since=yesterday', 'query-invalid', /neither an ISO time nor the id/],
    ['cursor=x', 'query-invalid', /demo-5/],
    ['limit=-1', 'query-invalid', /whole number/],
    ['limit=0', 'query-invalid', /1 entry or more/],
    ['unmatched=yes', 'query-invalid', /"true"/],
    ['operation=translateSubtitle', 'setting-unknown', /Did you mean translateSubtitles/],
    ['provider=gcore', 'setting-unknown', /Did you mean gcore-ai/],
    ['method=FETCH', 'setting-unknown', /no method FETCH/],
  ])('refuses %s', async (query, code, message) => {
    const { status, body } = await bench.get(`/tenants/a/journal?${query}`);
    expect([status, body.error.code]).toEqual([400, code]);
    expect(body.error.message).toMatch(message);
  });

  it('is for open tenants', async () => {
    expect((await bench.get('/tenants/nobody/journal')).body.error.code).toBe('tenant-unknown');
    expect((await controlBench().get('/tenants/lobby/journal')).body.entries).toEqual([]);
  });
});

describe('GET /journal', () => {
  it('shows the entries of all tenants with their names, the lobby included, in the order of arrival', async () => {
    const { body } = await bench.get('/journal');
    expect(WholeJournal.parse(body)).toEqual(body);
    expect(body.entries.map(({ tenant, id }: Record<string, string>) => [tenant, id])).toEqual([
      ['a', 'a-1'],
      ['a', 'a-2'],
      ['a', 'a-3'],
      ['a', 'a-4'],
      ['b', 'b-1'],
      ['lobby', 'lobby-1'],
    ]);
  });

  it('finds by the same parameters, and by tenant', async () => {
    expect(ids(await bench.get('/journal?tenant=b'))).toEqual(['b-1']);
    expect(ids(await bench.get('/journal?status=403'))).toEqual(['lobby-1']);
    const first = await bench.get('/journal?limit=4&method=GET');
    expect([ids(first), first.body.next]).toEqual([['a-1', 'a-4', 'b-1', 'lobby-1'], null]);
    const page = await bench.get('/journal?limit=4');
    expect(ids(await bench.get(`/journal?cursor=${page.body.next}`))).toEqual(['b-1', 'lobby-1']);
  });
});
