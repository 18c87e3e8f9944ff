import type { Contract } from '../contract.ts';
import { joinOperations } from '../join.ts';
import { behaviours } from './behaviours.ts';
import { facts } from './facts.ts';
import { failures } from './failures.ts';
import { operations } from './operations.ts';
import { schemas } from './schemas.ts';
import { switches } from './switches.ts';

/** Everything Gcore Streaming promises about AI tasks, videos and subtitles, as data. */
export const gcoreContract = {
  provider: 'gcore-ai',
  operations: joinOperations(operations, schemas),
  failures,
  facts,
  behaviours,
  switches,
} as const satisfies Contract;
