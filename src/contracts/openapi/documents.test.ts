// Covers: body-schema.ts, build.ts, definitions.ts, failure-responses.ts, security.ts

import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIV3_1 } from 'openapi-types';
import { describe, expect, it } from 'vitest';
import { contracts } from '../contracts.ts';
import { controlFailures } from '../control/failures.ts';
import { controlOperations } from '../control/operations.ts';
import { providerRows } from '../providers.ts';
import { schemaOfBodies } from './body-schema.ts';
import { buildOpenApi } from './build.ts';
import { listenerDocument } from './documents.ts';

const listeners = [...new Set(providerRows.map(([, { listener }]) => listener.id))];
const documents = listeners.map((id) => [id, listenerDocument(id, '1.2.3')] as const);
const control = buildOpenApi({ title: 'control', version: '1', description: '' }, controlOperations, controlFailures);

type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete' | 'options';
const operationsIn = ({ paths = {} }: OpenAPIV3_1.Document) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      path,
      method: method as Method,
      operation: operation as OpenAPIV3_1.OperationObject,
    })),
  );

describe.each([...documents, ['control', control] as const])('the OpenAPI document of %s', (id, document) => {
  it('is valid', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect([valid, errors]).toEqual([true, undefined]);
    // References of a part of the document point into the document.
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    for (const to of references) {
      expect(to).toMatch(/^#\/components\/schemas\//);
      expect(document.components?.schemas).toHaveProperty(to.slice('#/components/schemas/'.length));
    }
  });

  it('has different operation ids, and one path for each template', () => {
    const all = operationsIn(document);
    const ids = all.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const templates = Object.keys(document.paths ?? {}).map((path) => path.replace(/\{\w+\}/g, '{}'));
    expect(new Set(templates).size, id).toBe(templates.length);
  });

  it('describes every parameter of a path', () => {
    for (const { path, operation } of operationsIn(document)) {
      const named = (operation.parameters ?? []).flatMap((one) => ('in' in one && one.in === 'path' ? [one.name] : []));
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });
});

describe.each(documents)('the document of %s', (listener, document) => {
  const rows = providerRows.filter(([, row]) => row.listener.id === listener);

  it('has every operation with every refusal, what to do about it, and its evidence', () => {
    const all = operationsIn(document);
    expect(all).toHaveLength(rows.reduce((sum, [id]) => sum + contracts[id].operations.length, 0));
    for (const [id] of rows) {
      for (const { id: operationId, failures } of contracts[id].operations) {
        const { operation } = all.find((one) => one.operation.operationId === operationId) ?? {};
        for (const failure of failures) {
          const { status, remedy, evidence, contentType = 'application/json' } = contracts[id].failures[failure] ?? {};
          const response = operation?.responses?.[String(status)] as OpenAPIV3_1.ResponseObject;
          const example = response.content?.[contentType]?.examples?.[failure];
          expect(example).toMatchObject({
            description: `${remedy} Evidence: ${evidence?.grade} (${evidence?.source}).`,
          });
        }
      }
    }
  });

  it('names how a credential is presented, except where none is needed', () => {
    for (const { operation } of operationsIn(document)) {
      const { permission } = rows
        .flatMap(([id]) => contracts[id].operations)
        .find(({ id }) => id === operation.operationId) ?? { permission: 'none' };
      expect(operation.security?.length === 0).toBe(permission === 'none');
      for (const name of (operation.security ?? []).flatMap((one) => Object.keys(one)))
        expect(document.components?.securitySchemes).toHaveProperty(name);
    }
  });

  it('leaves the address of the document free: no operation has it', () => {
    expect(Object.keys(document.paths ?? {})).not.toContain('/openapi.json');
  });
});

it('describes e-mail and key of Cloudflare as an alternative to the token', () => {
  const [, document] = documents.find(([id]) => id === 'cloudflare') ?? [];
  expect(document?.paths?.['/accounts/{account_id}/stream']?.get?.security).toEqual([
    { bearer: [] },
    { 'X-Auth-Email': [], 'X-Auth-Key': [] },
  ]);
  expect(document?.servers?.[0]?.url).toBe('/client/v4');
  expect(document?.tags?.map(({ name }) => name)).toEqual(['cloudflare-stream', 'workers-ai']);
});

it('describes bodies of refusals by their members', () => {
  expect(schemaOfBodies([{ errors: [{ code: 1, message: '{why}' }], ok: false, result: null }])).toEqual({
    type: 'object',
    required: ['errors', 'ok', 'result'],
    properties: {
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'message'],
          properties: { code: { type: 'integer' }, message: { type: 'string' } },
        },
      },
      ok: { type: 'boolean' },
      result: { type: 'null' },
    },
  });
  expect(schemaOfBodies(['a', 'b'])).toEqual({ type: 'string' });
  expect(schemaOfBodies(['a', { b: 1 }])).toHaveProperty('anyOf');
});
