// Covers: ../bound-failures.ts, ../facts.ts, ../guard-failures.ts, ../join.ts, failure-parts.ts

import { describe, expect, it } from 'vitest';
import { providerDocument } from '../openapi/documents.ts';
import { defaultSwitches } from '../types.ts';
import { translatePlusContract } from './contract.ts';
import { sourceCodes, targetCodes } from './languages.ts';
import { provider } from './provider.ts';

const { operations, failures, behaviours, switches } = translatePlusContract;

describe('the tables of TranslatePlus', () => {
  it('name only refusals that the catalogue has', () => {
    for (const operation of operations) for (const id of operation.failures) expect(failures).toHaveProperty(id);
  });

  it('give every row exactly one piece of evidence with a source', () => {
    const rows = [...operations, ...Object.values(failures), ...Object.values(behaviours)];
    const values = Object.values(switches).flatMap(({ values }) => Object.values(values));
    for (const evidence of [...rows.map((row) => row.evidence), ...values]) {
      expect(['documented', 'observed', 'assumed']).toContain(evidence.grade);
      expect(evidence.source.length).toBeGreaterThan(5);
    }
  });

  it('list 110 targets and 111 sources', () => {
    expect([targetCodes.size, sourceCodes.size]).toEqual([110, 111]);
  });

  it('keep the order of switch values: names like numbers would be reordered', () => {
    for (const { values } of Object.values(switches)) {
      for (const name of Object.keys(values)) expect(name).not.toMatch(/^\d+$/);
    }
    expect(defaultSwitches(switches)).toMatchObject({ validation: 'string', badKey: 'status-403', window: 'fixed' });
  });

  it('make an OpenAPI document that names every operation, its refusals and its schemas', () => {
    const document = providerDocument(provider, translatePlusContract, '1.0.0');
    const items = Object.values(document.paths ?? {});
    const ids = items.flatMap((item) => [item?.get, item?.post].flatMap((one) => one?.operationId ?? []));
    expect(ids).toEqual(operations.map(({ id }) => id));
    const post = document.paths?.['/v2/translate/subtitles']?.post;
    expect(Object.keys(post?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '402', '403', '413', '415', '429']),
    );
    expect(post?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { required: ['format', 'content', 'source', 'target'] } } },
    });
  });
});
