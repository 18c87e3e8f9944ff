import { REQUEST_ID_HEADER } from '../../contracts/control/request-id.ts';
import type { HttpAnswer } from './answer.ts';
import type { AttemptLimits } from './attempt.ts';
import type { AttemptFailure } from './attempt-failure.ts';
import { describeBody } from './describe-body.ts';
import {
  type CallContext,
  type ClientError,
  ConnectionError,
  type ErrorFacts,
  OutcomeUnknownError,
  ProtocolError,
  RequestAbortedError,
  RequestTimeoutError,
} from './errors.ts';

/** Response headers with a request id for the operator, the most specific first. */
const REQUEST_ID_HEADERS = [REQUEST_ID_HEADER, 'x-request-id', 'cf-ray'] as const;

/** Returns the facts of an answer that all errors about it share. */
export function factsOf(
  answer: HttpAnswer,
): Required<Pick<ErrorFacts, 'status' | 'detail' | 'requestId' | 'attempts'>> {
  const id = REQUEST_ID_HEADERS.map((name) => answer.headers.get(name)).find((value) => value);
  return { status: answer.status, detail: describeBody(answer), requestId: id ?? null, attempts: answer.attempts };
}

/** Returns the error for a call that its caller ended. `sent`: a request had been sent. */
export function abortedError(call: CallContext, reason: unknown, attempts: number, sent: boolean): ClientError {
  const chargePossible = sent && call.costly;
  const consequence = chargePossible
    ? ' A request had been sent; it may have been carried out and charged.'
    : ' Nothing was charged.';
  const said = reason instanceof Error ? ` (${reason.message})` : '';
  return new RequestAbortedError(call, `aborted by the caller${said}.${consequence}`, {
    attempts,
    chargePossible,
    cause: reason,
  });
}

/** Returns the error for a costly request whose answer, a failure of a server or proxy, leaves its outcome open. */
export function unknownStatusError(answer: HttpAnswer): ClientError {
  const facts = factsOf(answer);
  return new OutcomeUnknownError(answer.call, `answered ${answer.status} (${facts.detail ?? 'no text'}).`, {
    ...facts,
    reason: 'status',
  });
}

/** Returns the error for a call whose last attempt had no usable answer. */
export function failureError(
  call: CallContext,
  failure: AttemptFailure,
  attempts: number,
  limits: AttemptLimits,
  url: URL,
): ClientError {
  const { type, status, error } = failure;
  const facts = { status, attempts, cause: error };
  const what = `${sentence(failure, limits, url)}${attempts > 1 ? ` Gave up after ${attempts} attempts.` : ''}`;
  if (type === 'not-sent' || type === 'untrusted') return new ConnectionError(call, `${what} Nothing was sent.`, facts);
  if (call.costly) return new OutcomeUnknownError(call, what, { ...facts, reason: type });
  if (type === 'timeout') return new RequestTimeoutError(call, what, facts);
  if (type === 'reset') return new ConnectionError(call, what, facts);
  return new ProtocolError(call, what, { ...facts, problem: type });
}

function sentence({ type, status, error }: AttemptFailure, limits: AttemptLimits, url: URL): string {
  const code = innermost(error);
  switch (type) {
    case 'not-sent':
      return `no connection to ${url.origin} (${code}).`;
    case 'untrusted':
      return `no trustworthy connection to ${url.origin} (${code}).`;
    case 'reset':
      return `the connection to ${url.origin} broke before an answer came (${code}).`;
    case 'timeout':
      return `no complete answer within ${limits.timeoutMs} ms${status === null ? '' : ` (only status ${status} came)`}.`;
    case 'broken-answer':
      return `${status === null ? 'the answer' : `the answer with status ${status}`} broke off or cannot be decoded (${code}).`;
    case 'too-large':
      return `the answer with status ${status} is larger than ${limits.maxBytes} bytes.`;
  }
}

/** Returns the most specific name of an error: the code of the innermost cause that has one, else its message. */
function innermost(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { code, cause, message } = error as Record<'code' | 'cause' | 'message', unknown>;
  if (cause !== undefined && cause !== null && depth < 5) return innermost(cause, depth + 1);
  return typeof code === 'string' && code !== '' ? code : String(message);
}
