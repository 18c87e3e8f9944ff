import { expect, it } from 'vitest';
import { deriveHex, deriveNumber, deriveUuid } from './derive.ts';

it('derives the same values from the same parts, on every machine', () => {
  expect(deriveHex(8, 'tenant', 1)).toBe(deriveHex(8, 'tenant', 1));
  expect(deriveHex(8, 'tenant', 1)).not.toBe(deriveHex(8, 'tenant1'));
  expect(deriveNumber('a', 'bc')).not.toBe(deriveNumber('ab', 'c'));
  expect(deriveNumber('caption')).toBe(4132391790);
});

it('shapes a version 4 UUID', () => {
  expect(deriveUuid('x', 3)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
