import type { Request } from 'express';
import { lateFailureOf } from '../../../kernel/http/late-failure.ts';
import type { StoredVideo } from '../model/state.ts';

/** The member of a video whose request asks for a failure of its processing. */
export function markedFailure(request: Pick<Request, 'query'>): Pick<StoredVideo, 'markedFailure'> {
  const failure = lateFailureOf(request);
  return failure === null ? {} : { markedFailure: failure };
}
