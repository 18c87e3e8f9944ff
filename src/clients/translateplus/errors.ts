import {
  BadRequestError,
  type CallContext,
  ClientError,
  type ConnectionError,
  type ErrorFacts,
  factsOf,
  type HttpAnswer,
  type InputError,
  KeyError,
  type OutcomeUnknownError,
  type ProtocolError,
  RateLimitError,
  type RequestAbortedError,
  type RequestTimeoutError,
  redirectError,
  ServerError,
  waitNote,
} from '../http.ts';
import { type CreditNumbers, readCreditNumbers } from './numbers.ts';

/** The file has more billable blocks than the account has credits (402). Nothing was translated or charged. */
export class InsufficientCreditsError extends ClientError {
  readonly kind = 'insufficient-credits';
  /** Credits left; null when the service's text does not name them. */
  readonly remaining: number | null;
  /** Credits the request needs; null when the service's text does not name them. */
  readonly required: number | null;

  constructor(call: CallContext, message: string, facts: ErrorFacts & CreditNumbers) {
    super(call, message, facts);
    this.remaining = facts.remaining;
    this.required = facts.required;
  }
}

/** All errors of a TranslatePlus call, distinguished by `error.kind`. */
export type TranslatePlusError =
  | InputError
  | BadRequestError
  | KeyError
  | InsufficientCreditsError
  | RateLimitError
  | ServerError
  | ProtocolError
  | OutcomeUnknownError
  | ConnectionError
  | RequestTimeoutError
  | RequestAbortedError;

/** Returns the error for an answer outside 200-299. The status decides; the body only adds texts and numbers. */
export function refusalOf(answer: HttpAnswer): TranslatePlusError {
  const { call, status, waitSeconds } = answer;
  const facts = factsOf(answer);
  const said = facts.detail ?? 'no explanation';
  switch (status) {
    case 401:
    case 403:
      return new KeyError(call, `the API key was refused (${status}): ${said}`, facts);
    case 402:
      return new InsufficientCreditsError(call, `not enough credits (402): ${said}`, {
        ...facts,
        ...readCreditNumbers(facts.detail),
      });
    case 429:
      return new RateLimitError(call, `too many requests (429): ${said}${waitNote(answer)}`, { ...facts, waitSeconds });
    case 404:
    case 405:
      return new BadRequestError(
        call,
        `refused (${status}): ${said}. Check that baseUrl is the root of the API.`,
        facts,
      );
  }
  if (status >= 500) {
    return new ServerError(call, `the service failed (${status}): ${said}${waitNote(answer)}`, {
      ...facts,
      waitSeconds,
    });
  }
  if (status >= 400) return new BadRequestError(call, `refused (${status}): ${said}`, facts);
  return redirectError(answer, facts);
}
