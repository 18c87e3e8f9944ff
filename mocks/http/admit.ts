import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowReading, answerPreflight, type Guard, type Refused } from '../../src/listener/index.ts';
import type { BrokenAnswer } from './listen.ts';
import { write } from './send.ts';

/** Makes the answer to a request that the guard refuses, in the shape of the server. */
export type Refuse = (request: IncomingMessage, why: Refused) => BrokenAnswer;

/** True for a request that the guard lets in. Answers every other one. */
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
  write(response, refuse(request, why));
  return false;
}
