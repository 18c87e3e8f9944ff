import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowReading, answerPreflight } from './cors.ts';
import type { Guard, Refused } from './guard.ts';
import type { BrokenAnswer } from './types.ts';
import { writeAnswer } from './write-answer.ts';

/** Makes the answer to a request that the guard refuses, in the shape of the server. */
export type Refuse = (request: IncomingMessage, why: Refused) => BrokenAnswer;

/** Whether the guard admits a request. Answers a request that it refuses. */
export function admit(guard: Guard, refuse: Refuse, request: IncomingMessage, response: ServerResponse): boolean {
  const verdict = guard(request);
  if (verdict.corsOrigin !== null) allowReading(response, verdict.corsOrigin);
  if (verdict.kind === 'pass') return true;
  if (verdict.kind === 'preflight') {
    answerPreflight(request, response);
    return false;
  }
  const { why } = verdict;
  if (why.kind === 'broken') response.setHeader('Connection', 'close');
  writeAnswer(response, refuse(request, why));
  return false;
}
