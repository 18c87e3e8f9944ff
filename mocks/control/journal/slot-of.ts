import type { Slot } from '../../kernel/world/journal-slot.ts';
import type { World } from '../../kernel/world/world.ts';

/** The place of the entry of this id among those of all journals, or null. An id begins with the name of its tenant. */
export const slotOf = (world: World, id: string): Slot | null =>
  world.peek(id.slice(0, id.lastIndexOf('-')))?.journal.slotOf(id) ?? null;
