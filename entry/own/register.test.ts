// Covers: conflicts.ts, own-provider.ts

import { afterEach, expect, it } from 'vitest';
import { runConformance } from '../../conformance/index.ts';
import { mutants } from '../../conformance/mutants/index.ts';
import { allChecks } from '../../conformance/providers/checks.ts';
import { mockTarget } from '../../conformance/targets/mock.ts';
import { defaultPorts, providerIds } from '../../src/contracts/providers.ts';
import { switchDefaults } from '../../src/contracts/switches.ts';
import { defineProvider } from './define-provider.ts';
import type { ProviderDefinition } from './definition.ts';
import { registerProvider } from './register.ts';
import { notes } from './test-support/notes.ts';

const removals: (() => void)[] = [];
const register = (definition: ProviderDefinition) => {
  const remove = registerProvider(defineProvider(definition));
  removals.push(remove);
  return remove;
};
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

it('makes a provider known to every list, and takes it away again', () => {
  const before = [providerIds, allChecks, mutants].map(({ length }) => length);
  const remove = register(notes());
  expect(providerIds.at(-1)).toBe('notes');
  expect(allChecks.at(-1)?.id).toBe('notes/keys/missing');
  expect(mutants.at(-1)?.id).toBe('notes/open');
  expect(switchDefaults['notes.tone']).toBe('plain');
  expect(defaultPorts).toMatchObject({ notes: 4051 });
  remove();
  remove();
  expect([providerIds, allChecks, mutants].map(({ length }) => length)).toEqual(before);
  expect(switchDefaults['notes.tone']).toBeUndefined();
});

it('is tested like those of this package', async () => {
  const own = defineProvider(notes());
  removals.push(registerProvider(own));
  const target = await mockTarget({ providers: [own.id] });
  const report = await runConformance({ target, checks: allChecks });
  await target.close();
  expect(report.checks.map(({ id, status }) => [id, status])).toEqual([['notes/keys/missing', 'passed']]);
});

it('does nothing for a provider that is registered already', () => {
  const own = defineProvider(notes());
  const remove = registerProvider(own);
  expect(registerProvider(own)).toBe(remove);
  remove();
  expect(providerIds).not.toContain('notes');
});

it.each<[string, ProviderDefinition, string]>([
  ['an id of this package', notes({ id: 'gcore-ai' }), 'id: "gcore-ai" is the id of another provider, Gcore AI tasks'],
  [
    'a port of this package',
    notes({ id: 'b', listener: { port: 4020 } }),
    'listener.port: 4020 is the port of "gcore-ai"',
  ],
  ['the port of the control API', notes({ id: 'b', listener: { port: 4000 } }), '4000 is the port of "control"'],
  [
    'a server of this package',
    notes({ id: 'b', listener: { id: 'cloudflare', port: 4052 } }),
    'listener.id: "cloudflare" is the name of another server',
  ],
  [
    'a variable of this package',
    notes({ id: 'b', credential: { variables: { key: 'GCORE_API_KEY' }, headers: () => ({}) } }),
    'the variable GCORE_API_KEY is that of "gcore-ai"',
  ],
])('refuses %s', (_case, definition, text) => {
  expect(() => register(definition)).toThrow(text);
});

it('refuses two providers with one id, or with one port', () => {
  register(notes());
  expect(() => register(notes())).toThrow('id: "notes" is the id of another provider, Notes. Choose another id.');
  const neighbour = notes({ id: 'b', credential: { variables: { key: 'B_KEY' }, headers: () => ({}) } });
  expect(() => register(neighbour)).toThrow(
    'listener.port: 4051 is the port of "notes". Choose one besides 4000, 4010, 4020, 4030, 4051.',
  );
});

it('refuses what defineProvider has not made', () => {
  expect(() => registerProvider({ ...defineProvider(notes()) })).toThrow('defineProvider()');
});
