// Covers: ../cloudflare-gateway/account-id.ts, envelope.ts, labels.ts, schemas.ts,
// webhook.ts

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountIdOf, isDerivedAccountId } from '../cloudflare-gateway/account-id.ts';
import type { Contract } from '../contract.ts';
import { providerDocument } from '../openapi/documents.ts';
import { workersAiContract } from '../workers-ai/contract.ts';
import { provider as workersAi } from '../workers-ai/provider.ts';
import { cloudflareStreamContract } from './contract.ts';
import { canonicalTag, captionLabel } from './labels.ts';
import { provider } from './provider.ts';
import { signNotification } from './webhook.ts';

const contracts: readonly Contract[] = [cloudflareStreamContract, workersAiContract];

describe.each(contracts.map((contract) => [contract.provider, contract] as const))(
  'the tables of %s',
  (_name, contract) => {
    const { operations, failures, behaviours, switches } = contract;

    it('name only refusals that the catalogue has', () => {
      for (const operation of operations) for (const id of operation.failures) expect(failures).toHaveProperty(id);
    });

    it('give every row exactly one piece of evidence with a source', () => {
      const rows = [...operations, ...Object.values(failures), ...Object.values(behaviours)];
      const values = Object.values(switches).flatMap((entry) => Object.values(entry.values));
      for (const { grade, source } of [...rows.map((row) => row.evidence), ...values]) {
        expect(['documented', 'observed', 'assumed']).toContain(grade);
        expect(source.length).toBeGreaterThan(5);
      }
    });

    it('keep invented codes between 19901 and 19999, and those rows assumed', () => {
      for (const { body, evidence } of Object.values(failures)) {
        const codes = [...JSON.stringify(body).matchAll(/"code":(\d+)/g)].map(([, code]) => Number(code));
        const invented = codes.filter((code) => code >= 19_000);
        if (invented.length > 0) expect(evidence.grade).toBe('assumed');
        for (const code of invented) expect(code > 19_900 && code < 20_000).toBe(true);
      }
    });

    it('keep the order of switch values: names like numbers would be reordered', () => {
      for (const { values } of Object.values(switches))
        for (const name of Object.keys(values)) expect(name).not.toMatch(/^\d+$/);
    });
  },
);

it('make OpenAPI documents that name every operation', () => {
  const documents = [
    providerDocument(provider, cloudflareStreamContract, '1'),
    providerDocument(workersAi, workersAiContract, '1'),
  ];
  const ids = documents.map(({ paths }) =>
    Object.values(paths ?? {}).flatMap((item) =>
      Object.values(item as Record<string, { operationId: string }>).map((one) => one.operationId),
    ),
  );
  ids.forEach((found, at) => {
    expect(new Set(found)).toEqual(new Set(contracts[at]?.operations.map(({ id }) => id)));
  });
});

describe('what the official OpenAPI says', () => {
  interface Fact {
    readonly method: string;
    readonly path: string;
    readonly groups: readonly string[];
    readonly query: readonly string[];
  }
  const file = new URL('../../../fixtures/cloudflare-stream/spec-facts.json', import.meta.url);
  const facts = (JSON.parse(readFileSync(file, 'utf8')) as { operations: Fact[] }).operations;
  const rows: Contract['operations'] = cloudflareStreamContract.operations;

  it.each(facts.map((fact) => [fact.method, fact.path, fact] as const))('%s %s is a row', (method, path, fact) => {
    const row = rows.find((one) => one.method === method && one.path === path);
    expect(row).toBeDefined();
    if (fact.groups.length > 0) expect(row?.permission).toBe(fact.groups.includes('Stream Read') ? 'read' : 'write');
    const query = row?.request?.query;
    const names = query && 'shape' in query ? Object.keys(query.shape as object) : [];
    // The form upload stands where the OpenAPI has tus, with its direct_user.
    if (row?.id !== 'uploadVideo') expect(names.sort()).toEqual([...fact.query].sort());
  });
});

describe('labels', () => {
  it.each([
    ['tr', 'Türkçe'],
    ['de', 'Deutsch'],
    ['en', 'English'],
    ['en-GB', 'British English'],
  ])('%s is labelled %s, as printed in the docs', (tag, label) => {
    expect(captionLabel(tag, false)).toBe(label);
    expect(captionLabel(tag, true)).toBe(`${label} (auto-generated)`);
  });

  it.each([
    ['cs', 'čeština'],
    ['fr', 'français'],
    ['ja', '日本語'],
    ['zh-Hant', '繁體中文'],
    ['pt-BR', 'português (Brasil)'],
    ['ur', 'اردو'],
  ])('%s is labelled %s, as CLDR has it', (tag, label) => {
    expect(captionLabel(tag, false)).toBe(label);
  });

  it('a tag without a name is its own label, in any locale of the machine', () => {
    expect(captionLabel('xx', false)).toBe('xx');
  });
});

it.each([
  ['EN-gb', 'en-GB'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['DE-1996', 'de-1996'],
  ['sl-rozaj-biske', 'sl-rozaj-biske'],
  ['en-U-CA-gregory', 'en-u-ca-gregory'],
  ['iw', 'iw'],
  ['en_GB', null],
  ['', null],
])('the canonical case of %s is %s', (tag, canonical) => {
  expect(canonicalTag(tag)).toBe(canonical);
});

it('a derived account id is 32 hex digits, its own for each name, and can be told from others', () => {
  const ids = ['demo', 'samples', 'a'].map(accountIdOf);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(isDerivedAccountId(id)).toBe(true);
  }
  expect(isDerivedAccountId('023e105f4ecef8ad9ca31a8372d0c353')).toBe(false);
});

it('a notification is signed over its time and body', () => {
  expect(signNotification('secret', 1_230_811_200, '{"a":1}')).toBe(
    'time=1230811200,sig1=72783535b5d4787564e18c28da79a5c01e94b2215f29c1e339be46128f6ff10d',
  );
});
