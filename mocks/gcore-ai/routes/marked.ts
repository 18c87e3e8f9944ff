import type { Request } from 'express';
import { isProcessingError, type ProcessingErrorId } from '../../../src/contracts/gcore-ai/task-errors.ts';
import { lateFailureOf } from '../../kernel/http/late-failure.ts';

/** Lets the processing of a new row fail if its request asks for it. */
export function mark(row: { marked?: ProcessingErrorId }, request: Pick<Request, 'query'>): void {
  const failure = lateFailureOf(request);
  if (failure !== null && isProcessingError(failure)) row.marked = failure;
}
