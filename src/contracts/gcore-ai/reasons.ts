import type { ProcessingReason } from '../types.ts';
import { processingErrors } from './task-errors.ts';

/** Why a task or the processing of a video fails; the meaning is what its answer says. */
export const reasons: Readonly<Record<string, ProcessingReason>> = Object.fromEntries(
  Object.entries(processingErrors).map(([id, { text, evidence }]) => [id, { meaning: text, evidence }]),
);
