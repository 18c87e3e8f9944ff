import type { HttpAnswer } from './answer.ts';
import { type ErrorFacts, ProtocolError } from './errors.ts';

/** Returns sentences on the service's wait and the attempts, to follow the message of a failure; may be empty. */
export function waitNote({ waitSeconds, waitRefused, attempts }: HttpAnswer): string {
  const tried = attempts > 1 ? ` Gave up after ${attempts} attempts.` : '';
  if (waitSeconds === null) return tried;
  return waitRefused
    ? ` The service asks to wait ${waitSeconds} s, longer than maxWaitSeconds allows.${tried}`
    : ` The service asks to wait ${waitSeconds} s.${tried}`;
}

/** Returns the error for a redirect that was not followed, or for an unexpected status. */
export function redirectError(answer: HttpAnswer, facts: ErrorFacts): ProtocolError {
  const { call, status, headers } = answer;
  const location = headers.get('location');
  // 303 means "done, see there"; the other redirects mean "not done here".
  const chargePossible = call.costly && status === 303;
  if (location === null) {
    return new ProtocolError(call, `unexpected status ${status}.`, { ...facts, problem: 'status', chargePossible });
  }
  return new ProtocolError(
    call,
    `redirected (${status}) to ${location}, which was not followed: credentials go to no other origin, and a POST stays a POST. If that is the API, make it the baseUrl.`,
    { ...facts, problem: 'redirect', chargePossible },
  );
}
