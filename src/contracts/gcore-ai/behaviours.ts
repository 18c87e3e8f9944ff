import type { BehaviourTable } from '../types.ts';
import { taskBehaviours } from './behaviours-tasks.ts';
import { videoBehaviours } from './behaviours-videos.ts';

/** What Gcore Streaming promises, or is assumed to do, beyond its schemas and refusals. */
export const behaviours = { ...taskBehaviours, ...videoBehaviours } as const satisfies BehaviourTable;
