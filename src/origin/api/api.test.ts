// Covers: document.ts, operations.ts, parameters.ts, refusals.ts, routes.ts, schemas.ts

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, type TestOrigin, upload, useOrigin, type VideoView } from '../test-support/start.ts';
import { originDocument } from './document.ts';
import { originOperations } from './operations.ts';
import { parameters } from './parameters.ts';
import { refusals } from './refusals.ts';
import { schemas } from './schemas.ts';

let at: TestOrigin;
let video: VideoView;
beforeAll(async () => {
  at = await useOrigin();
  video = await ended(at.origin.url, (await upload(at.origin.url, { to: 'es' })).id);
  const body = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
  const poster = `${at.origin.url}/videos/${video.id}/poster.jpg`;
  await fetch(poster, { method: 'PUT', headers: { 'Content-Type': 'image/jpeg' }, body });
  await at.restart({ token: 'secret-token' });
});
afterAll(() => at.close());
const headers = { Authorization: 'Bearer secret-token' };
const get = (path: string, init: RequestInit = {}) => fetch(`${at.origin.url}${path}`, init);
const addressOf = (path: string) =>
  path.replace('{id}', video.id).replace('{file}', 'video.mp4').replace('{language}', 'es');

describe('the description of the API', () => {
  it('is a valid OpenAPI document, served without a token', async () => {
    const answer = await get('/openapi.json');
    const document = (await answer.json()) as object;
    expect(document).toEqual(JSON.parse(JSON.stringify(originDocument())));
    const { valid, errors } = await new Validator().validate(document as Record<string, unknown>);
    expect([valid, errors]).toEqual([true, undefined]);
  });

  it('shows every operation at /docs, without a token, and loads nothing', async () => {
    const answer = await get('/docs');
    const text = await answer.text();
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    for (const { id } of originOperations) expect(text).toContain(`<section id="${id}">`);
    expect(text).not.toMatch(/<(?:script|img|link|iframe)\b/);
  });

  it('names the methods that the addresses have', async () => {
    for (const path of new Set(originOperations.map((operation) => operation.path))) {
      const allow = (await get(addressOf(path), { method: 'OPTIONS', headers })).headers.get('allow');
      const described = originOperations.filter((operation) => operation.path === path).map(({ method }) => method);
      const methods = described.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
      expect([path, allow?.split(', ').sort()]).toEqual([path, methods.sort()]);
    }
  });

  it('says which operations need the token', async () => {
    for (const { method, path, isPublic = false } of originOperations) {
      if (method !== 'get' || path.endsWith('/events')) continue;
      expect([path, (await get(addressOf(path))).status]).toEqual([path, isPublic ? 200 : 401]);
    }
  });

  it('has the shapes of the answers', async () => {
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, binary: true } });
    ajv.addSchema({ $id: 'all', components: { schemas } });
    const check = (name: string, value: unknown) => {
      const valid = ajv.validate({ $ref: `all#/components/schemas/${name}` }, value);
      expect([name, valid, ajv.errorsText()]).toEqual([name, true, 'No errors']);
    };
    for (const { method, path, answer } of originOperations) {
      const schema = answer.content?.[1];
      if (method === 'get' && schema) check(schema, await (await get(addressOf(path), { headers })).json());
    }
    check('Refusal', await (await get('/videos/none', { headers })).json());
  });

  it('knows its parameters, schemas and refusals, and every refusal of the source', () => {
    for (const operation of originOperations) {
      for (const name of operation.parameters ?? []) expect(parameters.has(name)).toBe(true);
      for (const code of operation.refusals) expect(refusals).toHaveProperty(code);
      for (const name of [operation.body?.[1], operation.answer.content?.[1]])
        if (name) expect(schemas).toHaveProperty(name);
    }
    const folder = fileURLToPath(new URL('../', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const texts = sources.map((file) => readFileSync(join(folder, file), 'utf8'));
    const made = texts.flatMap((text) => [...text.matchAll(/new OriginError\(\s*(\d{3}),\s*'([\w-]+)'/g)]);
    expect(made.length).toBeGreaterThan(20);
    for (const [, status, code = ''] of made) expect([code, refusals[code]?.[0]]).toEqual([code, Number(status)]);
  });
});
