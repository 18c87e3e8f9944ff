import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankTarget } from './places.ts';
import { isPlainTarget } from './plain-target.ts';

const pieces = [
  ...['/', '?', '&', '=', '.', '-', '_', '%', '%6b', '+', '[', ']', '"', ':', '//', '@', ' ', ';', "'"],
  ...['token', 'to-ken', 'key', 'k', 'to', 'sid', 'page', 'captions', 'v4', 'auth', 'Basic', 'bearer', 'user'],
  ...['0123456789abcdef', 'd3adb33f-0000-4000', 'Sesame-42-open-door', 'eyJhbGciOi', 'eyJzdWIi', 'en', '7', ''],
];

const targets = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((all) => `/${all.join('')}`);

it('is true only for targets without a credential', () => {
  fc.assert(
    fc.property(targets, (target) => {
      if (isPlainTarget(target)) expect(blankTarget(target)).toBe(target);
    }),
    { numRuns: 20_000 },
  );
});

it.each([
  '/client/v4/accounts/0123456789abcdef0123456789abcdef/stream/fedcba9876543210fedcba9876543210/captions/pt-BR',
  '/streaming/ai/tasks/6e4c2a4e-9b4e-4c7a-9a6e-0f2d3c4b5a69',
  '/streaming/ai/tasks?limit=10&offset=20&ordering=-task_id',
  '/v2/account/summary',
])('is true for %s', (target) => {
  expect(isPlainTarget(target)).toBe(true);
});

it.each([
  '/token/Sesame-42',
  '/x?api_key=Sesame-42',
  '/x?Sesame-42-open-door',
  '/x?next=https://me:Sesame@a.example/',
  '/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
])('is false for %s', (target) => {
  expect(isPlainTarget(target)).toBe(false);
});
