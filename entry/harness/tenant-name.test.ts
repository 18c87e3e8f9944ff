import { describe, expect, it } from 'vitest';
import { isTenantName } from '../../src/contracts/tenant-name.ts';
import { tenantName } from './tenant-name.ts';

describe('tenantName', () => {
  it.each([
    ['Refuses a 2nd caption!', 'refuses-a-2nd-caption-7'],
    ['  Zählt über alles  ', 'zahlt-uber-alles-7'],
    ['日本語', 'test-7'],
    ['', 'test-7'],
  ])('names the tenant of %j', (title, name) => {
    expect(tenantName(title, 7)).toBe(name);
  });

  it('gives a valid name to every title', () => {
    for (const title of ['x'.repeat(500), '-'.repeat(100), `${'a'.repeat(47)} b`, '_a', '😀 > ✓']) {
      expect(isTenantName(tenantName(title, 123_456))).toBe(true);
    }
  });
});
