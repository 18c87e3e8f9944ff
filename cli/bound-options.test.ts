import { Command } from 'commander';
import { expect, it } from 'vitest';
import { defaultBounds } from '../mocks/kernel/world/bounds.ts';
import { type BoundFlags, boundsFrom, withBoundOptions } from './bound-options.ts';

const flagsOf = (...words: string[]): BoundFlags =>
  withBoundOptions(new Command().exitOverride().configureOutput({ writeErr: () => {} }))
    .parse(words, { from: 'user' })
    .opts();

it('keeps the default bounds', () => {
  expect(boundsFrom(flagsOf())).toEqual(defaultBounds);
});

it('reads sizes in megabytes', () => {
  const bounds = boundsFrom(flagsOf('--max-tenants', '3', '--max-upload-megabytes', '2'));
  expect(bounds).toEqual({ ...defaultBounds, tenants: 3, uploadBytes: 2_000_000 });
});

it.each(['0', '-1', 'many'])('refuses %s', (value) => {
  expect(() => flagsOf('--max-tenants', value)).toThrow();
});
