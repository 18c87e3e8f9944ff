import { defaultSeams, type Seams } from '../../../mocks/kernel/world/seams.ts';
import type { Mutant } from '../../mutants/index.ts';
import { watchSeams } from './watch-seams.ts';

/** The decisions of an unchanged world that also tell which mutants would have decided otherwise. */
export interface Meeting {
  readonly seams: Seams;
  /** Ids of the mutants that were met so far, in no order. */
  readonly met: ReadonlySet<string>;
}

/** A mutant that was not met yet. */
interface Candidate {
  readonly id: string;
  readonly changed: ReadonlySet<string>;
  readonly watched: Seams;
}

/**
 * Shows each decision to each mutant that was not met yet, and decides as an unchanged world does. A world with a mutant is the same as an
 * unchanged one until the mutant first decides otherwise, so a command that sends the same requests again triggers exactly the
 * mutants that were met. A mutant that cannot take a decision counts as met.
 */
export function meetSeams(mutants: readonly Pick<Mutant, 'id' | 'seams'>[]): Meeting {
  const met = new Set<string>();
  const open = new Set<Candidate>();
  for (const { id, seams } of mutants) {
    const own = seams(defaultSeams);
    open.add({ id, changed: new Set(Object.keys(own)), watched: watchSeams(own, () => void met.add(id)) });
  }
  const show = (name: keyof Seams, decide: (seams: Seams) => void): void => {
    for (const candidate of open) {
      if (!candidate.changed.has(name)) continue;
      try {
        decide(candidate.watched);
      } catch {
        met.add(candidate.id);
      }
      if (met.has(candidate.id)) open.delete(candidate);
    }
  };
  const shown =
    <Name extends keyof Seams>(name: Name, copy: (args: Parameters<Seams[Name]>) => unknown[] = (args) => args) =>
    (...args: Parameters<Seams[Name]>): ReturnType<Seams[Name]> => {
      const call = (seams: Seams, given: unknown[]) => (seams[name] as (...all: unknown[]) => unknown)(...given);
      show(name, (seams) => call(seams, copy(args)));
      return call(defaultSeams, args) as ReturnType<Seams[Name]>;
    };
  // An account and a window change with the decision: each mutant gets its own copy.
  const copied = ([state, ...rest]: readonly unknown[]): unknown[] => [structuredClone(state), ...rest];
  const seams: Seams = {
    tenantOf: shown('tenantOf'),
    ownerOf: shown('ownerOf'),
    permits: shown('permits'),
    charge: shown('charge', copied),
    windowUse: shown('windowUse', copied),
    nextState: shown('nextState'),
    notify: shown('notify'),
    translate: shown('translate'),
    rebuild: shown('rebuild'),
    answer: shown('answer'),
    send: shown('send'),
  };
  return { seams, met };
}
