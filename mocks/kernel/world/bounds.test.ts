// Covers: make-room.ts

import { expect, it } from 'vitest';
import { keptEntry } from '../test-support/kept-entry.ts';
import type { Bounds } from './bounds.ts';
import { TenantsFullError } from './make-room.ts';
import { World } from './world.ts';

const worldOf = (bounds: Partial<Bounds>) => new World({ settings: { clock: 'manual' }, bounds });
const many = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`);

it('keeps the maximum of tenants, and drops the longest unused', () => {
  const world = worldOf({ tenants: 3 });
  for (const name of ['a', 'b', 'c', 'a', 'd']) world.tenant(name);
  expect(world.tenantNames).toEqual(['a', 'c', 'd']);
});

it('never drops the lobby, nor a tenant that anything would be lost with', async () => {
  const world = worldOf({ tenants: 6 });
  void world.lobby;
  world.create('own settings', { credits: 1 });
  world.tenant('changed settings').update({ seed: 2 });
  world.tenant('plans').plan(60, 'note', {});
  world.tenant('faults').addFault({ effect: { type: 'reset' } });
  world.tenant('credits').account.used = 1;
  await world.tenant('moved clock').advance(1);
  expect(() => world.tenant('one too many')).toThrow(TenantsFullError);
  expect(world.tenantNames).toHaveLength(7);
  world.remove('plans');
  expect(world.tenant('next').name).toBe('next');
});

it('never drops a tenant at work, nor one whose state a request has changed', () => {
  const world = worldOf({ tenants: 2 });
  world.tenant('at work').begin();
  world.tenant('reading').begin();
  expect(() => world.tenant('c')).toThrow(TenantsFullError);
  world.tenant('reading').end(false);
  world.tenant('c').begin();
  expect(world.tenantNames).toEqual(['at work', 'c']);
  world.tenant('at work').end(true);
  world.tenant('c').end(true);
  expect(() => world.tenant('d')).toThrow(TenantsFullError);
});

it('stays within its bound under many keys', () => {
  const world = worldOf({ tenants: 100 });
  for (const name of many(5_000)) world.tenant(name);
  expect(world.tenantNames.length).toBeLessThanOrEqual(100);
});

const note = (world: World, name: string, count: number) => {
  for (let at = 0; at < count; at += 1) world.tenant(name).journal.add(keptEntry(`${name}-${at}`));
};

it('gives the journal of a deleted, reset or dropped tenant back', () => {
  const world = worldOf({ tenants: 3 });
  for (const name of ['a', 'b', 'c']) note(world, name, 10);
  world.remove('a');
  expect(world.journalEntries).toBe(20);
  world.tenant('b').reset();
  expect(world.journalEntries).toBe(10);
  for (const name of many(3)) world.tenant(name);
  expect(world.journalEntries).toBe(0);
});

it('keeps nothing that a request at work adds to a deleted tenant', () => {
  const world = worldOf({});
  const tenant = world.tenant('a');
  world.remove('a');
  tenant.journal.add(keptEntry('a-1'));
  expect(world.journalEntries).toBe(0);
});

it('keeps as many journal entries as it may, and counts what was dropped', () => {
  const world = worldOf({ journalEntries: 5, journalBytes: 8_000 });
  note(world, 'a', 7);
  const { journal } = world.tenant('a');
  expect([journal.entries.length, journal.dropped]).toEqual([5, 2]);
  note(world, 'b', 5);
  expect(world.journalEntries).toBeLessThanOrEqual(8);
  expect(journal.dropped).toBeGreaterThan(2);
});
