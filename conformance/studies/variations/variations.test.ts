// Covers: bodies.ts, index.ts, other-ids.ts, proxy.ts, switch-values.ts, talkative-refusals.ts

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { switchTables } from '../../../src/contracts/switches.ts';
import { escaped, extended, reordered } from './bodies.ts';
import { allVariations } from './index.ts';
import type { Passing } from './link.ts';
import { otherIds } from './other-ids.ts';
import { startProxy } from './proxy.ts';
import { switchVariations } from './switch-values.ts';
import { talkativeRefusals } from './talkative-refusals.ts';

const UUID = '34d0ba5a-23f6-4462-85ff-fe343b0cdb2d';
const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353';

it('has a unique name for each', () => {
  const variations = allVariations();
  expect(new Set(variations.map(({ id }) => id)).size).toBe(variations.length);
});

it('sees every value of every switch that is not the default, alone and with others', () => {
  const sets = switchVariations().map(({ switches = {} }) => Object.entries(switches).map((pair) => pair.join('=')));
  const all = Object.entries(switchTables).flatMap(([provider, table]) =>
    Object.entries(table).flatMap(([name, { values }]) =>
      Object.keys(values)
        .slice(1)
        .map((value) => `${provider}.${name}=${value}`),
    ),
  );
  expect(sets.filter(({ length }) => length === 1).flat()).toEqual(expect.arrayContaining(all));
  expect(sets.slice(all.length).flat().sort()).toEqual([...all].sort());
});

describe('bodies', () => {
  const body = { b: [{ d: 1, c: null }], a: 'Ü/', supported_languages: { English: 'en' } };

  it('mean the same in another order, and in escapes', () => {
    expect(reordered(body)).toEqual(body);
    expect(Object.keys(reordered(body) as object)).toEqual(['supported_languages', 'a', 'b']);
    expect(JSON.parse(escaped(body))).toEqual(body);
    expect(escaped(body)).toContain('"\\u00dc\\/"');
  });

  it('get more fields, but tables no more entries', () => {
    const more = extended(body) as typeof body;
    expect(more).toMatchObject(body);
    expect(Object.keys(more).length).toBeGreaterThan(Object.keys(body).length);
    expect(more.supported_languages).toEqual(body.supported_languages);
  });
});

it('says more in refusals, but never a second error beside one that must be alone', () => {
  const said = (body: object): Record<string, unknown> => {
    const passing = {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    };
    return JSON.parse(String(talkativeRefusals().back?.(passing, undefined as never).body)) as Record<string, unknown>;
  };
  const refusal = { result: null, success: false, messages: null };
  expect(said({ ...refusal, errors: [{ code: 10003, message: 'Not Found' }] })).toMatchObject({
    errors: [{ code: 10003, message: expect.not.stringContaining('Not Found') }, { code: 1000 }],
    messages: [{ code: 1000 }],
  });
  expect(said({ ...refusal, errors: [{ code: 10067, message: 'no' }] }).errors).toHaveLength(1);
  const success = { result: '', success: true, errors: [], messages: [] };
  expect(said(success)).toEqual(success);
});

describe('other ids', () => {
  const passing = (text: string): Passing => ({
    status: 200,
    headers: { 'content-type': 'application/json', location: `/x/${UUID}` },
    body: Buffer.from(text),
  });

  it('renames what the server names, and finds it again', () => {
    const { back, onward } = otherIds();
    const asked = onward?.({ method: 'GET', path: `/accounts/${ACCOUNT}/x`, headers: {} });
    expect(asked?.path).toBe(`/accounts/${ACCOUNT}/x`);
    const given = back?.(passing(JSON.stringify({ id: UUID, account: ACCOUNT })), asked as never);
    const { id, account } = JSON.parse(String(given?.body)) as { id: string; account: string };
    expect(id).not.toBe(UUID);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(account).toBe(ACCOUNT);
    expect(given?.headers.location).toBe(`/x/${id}`);
    expect(onward?.({ method: 'GET', path: `/tasks/${id}?x=1`, headers: {} }).path).toBe(`/tasks/${UUID}?x=1`);
  });
});

it('other ids leaves the account of a list of accounts as it is', () => {
  const body = Buffer.from(JSON.stringify({ result: [{ id: ACCOUNT }] }));
  const listed = { status: 200, headers: { 'content-type': 'application/json' }, body };
  const answer = otherIds().back?.(listed, { method: 'GET', path: '/client/v4/accounts?page=1', headers: {} });
  expect(String(answer?.body)).toContain(ACCOUNT);
});

describe('the proxy', () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => {});
    request.on('close', () => request.complete || seen.push('cut'));
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${request.headers.host} ${Buffer.concat(parts)}`);
      response.writeHead(201, { 'X-One': '1', 'Set-Cookie': ['a', 'b'], 'Content-Encoding': 'gzip' });
      response.end(gzipSync('hello'));
    });
  });
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());

  it('hands on method, path, host, body, status, headers and coding as they are', async () => {
    const proxy = await startProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {});
    const answer = await fetch(`${proxy.url}/a%20b?c=d`, { method: 'POST', body: 'text' });
    expect([answer.status, await answer.text(), answer.headers.get('x-one')]).toEqual([201, 'hello', '1']);
    expect(answer.headers.getSetCookie()).toEqual(['a', 'b']);
    expect(seen).toEqual([`POST /a%20b?c=d ${new URL(proxy.url).host} text`]);
    await proxy.close();
  });
});
