import type { Seams } from '../../mocks/kernel/world/seams.ts';
import type { Mutant } from './mutant.ts';

/** Changes how a rate window is used. */
export const counting =
  (change: (honest: Seams['windowUse']) => Seams['windowUse']): Mutant['seams'] =>
  (honest) => ({ windowUse: change(honest.windowUse) });

/** Changes what a credential may do. */
export const permitting =
  (change: (honest: Seams['permits']) => Seams['permits']): Mutant['seams'] =>
  (honest) => ({ permits: change(honest.permits) });
