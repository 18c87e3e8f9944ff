// Covers: cloudflare-stream/support/forms.ts, gcore-ai/support/check.ts

import { describe, expect, it } from 'vitest';
import { allChecks } from '../providers/checks.ts';

const ids = allChecks.map(({ id }) => id);

it('has at least 45 checks for TranslatePlus', () => {
  expect(ids.filter((id) => id.startsWith('translateplus/')).length).toBeGreaterThanOrEqual(45);
});

it('has ids that are unique and of the form provider/section/name', () => {
  expect(new Set(ids).size).toBe(ids.length);
  // The last part of a wire check is the operation's id.
  for (const id of ids) expect(id).toMatch(/^[a-z-]+\/(wire\/[a-zA-Z]+|[a-z-]+\/[a-z0-9-]+)$/);
});

describe.each(allChecks.map((check) => [check.id, check] as const))('%s', (_id, check) => {
  it('states its requirement, evidence and cost', () => {
    expect(check.title.length).toBeGreaterThan(10);
    expect(check.requirement.length).toBeGreaterThan(10);
    expect(check.evidence.source.length).toBeGreaterThan(10);
    expect(check.cost.requests > 0).toBe(check.wire === undefined);
    expect(check.cost.credits).toBeGreaterThanOrEqual(0);
    expect(check.unkillable ?? 'a reason').not.toBe('');
  });
});
