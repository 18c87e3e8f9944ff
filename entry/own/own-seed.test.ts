// Covers: own-provider.ts
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import { defineProvider } from './define-provider.ts';
import { registerProvider } from './register.ts';
import { notes } from './test-support/notes.ts';

interface NotesSeed {
  readonly texts: readonly string[];
}

function read(value: unknown): NotesSeed {
  const { texts } = Object(value) as { readonly texts?: unknown };
  if (Array.isArray(texts)) return { texts: texts.map(String) };
  throw new TypeError('expected texts, a list.');
}

let remove: () => void;
let running: RunningWorld;
const planted = (name: string) => running.world.peek(name)?.memory.states.notes;
beforeAll(async () => {
  const seed = {
    read,
    plant: (tenant: { state: (id: string, make: () => object) => object }, { texts }: NotesSeed) =>
      void Object.assign(
        tenant.state('notes', () => ({})),
        { texts },
      ),
    count: ({ texts }: NotesSeed) => ({ texts: texts.length }),
  };
  remove = registerProvider(defineProvider(notes({ seed })));
  running = await startWorld({ ports: 'auto', seed: seedOf({ texts: ['all'] }, { texts: ['a'] }) as never });
});
afterAll(async () => {
  await running.close();
  remove();
});

const seedOf = (all: unknown, one: unknown) => ({ notes: all, tenants: { a: { credits: 3, notes: one } } });

it('are planted in every tenant, and in the one that is named', () => {
  expect(running.world.tenant('b').memory.states.notes).toEqual({ texts: ['all'] });
  expect(planted('a')).toEqual({ texts: ['a'] });
});

it('are planted by the control API, and counted', async () => {
  const control = createControlClient({ url: running.control.url });
  await control.createTenant({ name: 'c' });
  const answer = await control.seed('c', { credits: 5, notes: { texts: ['x', 'y'] } } as never);
  expect(JSON.stringify(answer)).toContain('"texts":2');
  expect(planted('c')).toEqual({ texts: ['x', 'y'] });
  await expect(control.seed('c', { notes: { texts: 1 } } as never)).rejects.toThrow('notes: expected texts, a list.');
});

it('are told what is wrong, with everything else that is', async () => {
  const seed = { ...seedOf({}, { texts: 2 }), crdits: 1 } as never;
  const started = startWorld({ ports: 'none', seed });
  await expect(started).rejects.toThrow(
    /crdits[\s\S]*\n {2}notes: expected texts[\s\S]*\n {2}tenants\.a\.notes: expected/,
  );
});

it('are no member of a seed without such a provider', async () => {
  remove();
  await expect(startWorld({ ports: 'none', seed: seedOf({ texts: [] }, null) as never })).rejects.toThrow(
    'there is no member "notes"',
  );
});
