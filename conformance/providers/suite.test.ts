// Covers: index.ts

import { describe, expect, it } from 'vitest';
import { assumed } from '../../src/base/evidence.ts';
import { providerIds } from '../../src/contracts/providers.ts';
import type { OperationRow } from '../../src/contracts/types.ts';
import type { Resource } from '../model/resource.ts';
import { providerSuites, suiteOf } from './index.ts';
import { defineSuite } from './suite.ts';

const made = {
  id: 'makeVideo',
  path: '/videos',
  summary: 'Make a video',
  permission: 'write',
  failures: [],
  evidence: assumed('a row for this test'),
  method: 'post',
  price: { text: 'by the minute', unit: 'minutes' },
  repeat: 'costly',
  creates: 'video',
} as const;
const operations = [made] as const satisfies readonly OperationRow[];
const preflight = { operation: 'makeVideo' } as const;
const rest = { checks: [], forbidden: [], budget: {}, unproven: [] } as const;
const common = { id: 'translateplus', operations, preflight, ...rest } as const;
const costs = { makeVideo: { atMost: () => 1 } };
const video = {
  provider: 'translateplus',
  kind: 'video',
  creators: { makeVideo: { mark: () => null, idsIn: () => [], count: () => 1 } },
  idMember: 'id',
  listedBy: [],
  idForm: /^\d+$/,
  item: 'makeVideo',
  unusedIds: [],
  searches: [],
  remove: 'makeVideo',
  restStatuses: [],
} as const satisfies Resource;

it('covers every provider once', () => {
  expect(providerSuites.map(({ id }) => id).sort()).toEqual([...providerIds].sort());
  for (const id of providerIds) expect(suiteOf(id).checks.length).toBeGreaterThan(0);
});

describe('a suite', () => {
  it('compiles only when each price has its cost, and each kind that is created its resource', () => {
    expect(defineSuite({ ...common, costs, resources: { video } }).resources.video).toBe(video);
    // @ts-expect-error: the price of makeVideo has no cost
    defineSuite({ ...common, costs: {}, resources: { video } });
    // @ts-expect-error: a live run would not know how to remove what makeVideo creates
    defineSuite({ ...common, costs, resources: {} });
    // @ts-expect-error: nothing marks what makeVideo creates
    defineSuite({ ...common, costs, resources: { video: { ...video, creators: {} } } });
    // @ts-expect-error: a live run would not know how to begin
    defineSuite({ ...common, preflight: { operation: 'getVideo' }, costs, resources: { video } });
    // @ts-expect-error: there is no such operation
    defineSuite({ ...common, costs, resources: { video: { ...video, remove: 'deleteVideo' } } });
  });
});

describe.each(providerSuites.map((suite) => [suite.id, suite] as const))('the suite of %s', (_id, suite) => {
  it('refers to operations, failures and kinds that exist', () => {
    const ids = suite.operations.map(({ id }) => id);
    const known = new Set(suite.operations.flatMap(({ failures }) => failures));
    for (const { operations: where, failures } of suite.unproven) {
      if (where !== 'all') expect(ids).toEqual(expect.arrayContaining([...where]));
      expect([...known]).toEqual(expect.arrayContaining([...failures]));
    }
    for (const [kind, resource] of Object.entries(suite.resources)) expect(resource.kind).toBe(kind);
  });
});
