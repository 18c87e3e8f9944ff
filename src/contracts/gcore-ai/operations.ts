import type { OperationRow } from '../types.ts';
import type { FailureId } from './failures.ts';
import { subtitleOperations } from './subtitle-operations.ts';
import { taskOperations } from './task-operations.ts';
import { videoOperations } from './video-operations.ts';

/** Every operation of Gcore Streaming that captioning meets. */
export const operations = [
  ...taskOperations,
  ...videoOperations,
  ...subtitleOperations,
] as const satisfies readonly OperationRow<FailureId>[];

/** Names an operation of Gcore Streaming. */
export type OperationId = (typeof operations)[number]['id'];
