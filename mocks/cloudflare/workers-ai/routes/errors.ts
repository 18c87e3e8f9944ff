import type { Request } from 'express';
import { type FailureId, NOT_JSON } from '../../../../src/contracts/workers-ai/failures.ts';
import { Refusal, type RefusalValues } from '../../../kernel/http/refusal.ts';

/** A refusal of Workers AI. */
export const refuse = (failure: FailureId, values?: RefusalValues): Refusal<FailureId> => new Refusal(failure, values);

/** The refusal for an error of Express or of the body reader. */
export function refusalOf(error: unknown, request: Request): Refusal | null {
  if (error instanceof URIError) return refuse('route-unknown', { path: request.path });
  const type = error instanceof Error && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return refuse('input-too-large');
  if (type === 'encoding.unsupported') return unreadable('the body has a Content-Encoding');
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return status === 400 ? unreadable('the body ended early') : null;
}

/** The refusal of a body that cannot be read. Default: it is not JSON. */
export const unreadable = (problem = NOT_JSON): Refusal<FailureId> => refuse('input-unreadable', { problem });
