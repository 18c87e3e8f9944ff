import type { Request } from 'express';
import type { FailureId } from '../../../src/contracts/gcore-ai/failures.ts';
import { Refusal, type RefusalValues } from '../../kernel/http/refusal.ts';

/** A refusal of Gcore Streaming. */
export const refuse = (failure: FailureId, values?: RefusalValues): Refusal<FailureId> => new Refusal(failure, values);

/** True below /streaming/ai, where a refusal of the body has the shape `{error}`. */
export const isAiPath = (path: string): boolean => path.startsWith('/streaming/ai/');

/** The refusal of a body that is not a JSON object. */
export const refuseJson = (request: Request): Refusal =>
  isAiPath(request.path)
    ? refuse('task-json-invalid')
    : refuse('bad-request', { problem: 'The body is not valid JSON.' });

/** The refusal for an error of Express or of the body reader. */
export function refusalOf(error: unknown, request: Request): Refusal | null {
  if (error instanceof URIError) return refuse('route-unknown');
  const type = error instanceof Error && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return refuse('body-too-large');
  if (type === 'request.size.invalid') return refuse('upload-incomplete');
  if (type === 'encoding.unsupported') return refuse('media-type');
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return status === 400 ? refuseJson(request) : null;
}
