import type { Contract } from '../types.ts';
import { behaviours } from './behaviours.ts';
import { failures } from './failures.ts';
import { operations } from './operations.ts';
import { switches } from './switches.ts';

/** Everything Workers AI promises about speech recognition, as data. */
export const workersAiContract = {
  provider: 'workers-ai',
  operations,
  failures,
  behaviours,
  switches,
} as const satisfies Contract;
