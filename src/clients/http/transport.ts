import { systemClock, type WaitingClock } from '../../base/clock.ts';
import { createRedactor } from '../../base/redact.ts';
import { createAnswer, type HttpAnswer } from './answer.ts';
import {
  type AttemptResult,
  attempt,
  type Fetch,
  type PreparedRequest,
  type RawAnswer,
  type RequestBody,
} from './attempt.ts';
import { type CallContext, InputError } from './errors.ts';
import { abortedError, failureError, unknownStatusError } from './outcome.ts';
import { pause } from './pause.ts';
import { backoffMilliseconds, judge, RETRY_POLICY, type Repeat, type RetryPolicy } from './retry.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { CLIENT_DEFAULTS } from './settings.ts';
import { baseUrlProblem, joinUrl } from './url.ts';

/** Reads the wait from a failure without Retry-After. `now` in epoch milliseconds; the result in seconds. */
export type WaitReader = (answer: HttpAnswer, now: number) => number | null;

/** Options of a transport. */
export interface TransportOptions {
  /** The service's name, for error messages. */
  readonly service: string;
  /** Absolute http or https URL; a path prefix is kept. */
  readonly baseUrl: string;
  /** Default: the platform's `fetch`, looked up at every request. */
  readonly fetch?: Fetch | undefined;
  /** Clock of the waits between attempts. Default: the machine's clock. */
  readonly clock?: WaitingClock | undefined;
  /** Secrets that must not appear in any error. */
  readonly secrets?: readonly string[];
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Time limit of one attempt in real milliseconds, including the body. Default: 30,000, as in the vendors' SDKs. */
  readonly timeoutMs?: number;
  /** Largest accepted body in bytes, decoded. Default: 64 MiB. */
  readonly maxResponseBytes?: number;
  readonly policy?: RetryPolicy;
  readonly readWait?: WaitReader;
}

/** One operation to carry out. */
export interface HttpRequest {
  /** The client's method, for error messages. */
  readonly operation: string;
  readonly repeat: Repeat;
  /** Upper case. */
  readonly method: string;
  /** Absolute path, parts already URL-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** Time limit of one attempt in real milliseconds. Default: the transport's. */
  readonly timeoutMs?: number | undefined;
  /** Ends the call, including its waits. */
  readonly signal?: AbortSignal | undefined;
}

/** Sends requests of one service. It handles timeouts, retries, waits and size limits; the client interprets answers. */
export interface Transport {
  /**
   * Returns the final answer, with any status that the retry table accepts.
   * @throws {OutcomeUnknownError} when a costly request may have been carried out.
   * @throws {ConnectionError | RequestTimeoutError | ProtocolError} without a usable answer and without a charge.
   * @throws {RequestAbortedError} when the signal ended the call.
   */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Returns the context of a call, for errors of the client itself. */
  context(operation: string, repeat?: Repeat): CallContext;
}

/**
 * Makes a transport.
 * @throws {InputError} for an unusable base URL.
 * @example
 * const transport = createTransport({ service: 'Example', baseUrl: 'http://127.0.0.1:4030' });
 * const answer = await transport.send({ operation: 'getHealth', repeat: 'safe', method: 'GET', path: '/health' });
 * console.log(answer.status, answer.json());
 */
export function createTransport(options: TransportOptions): Transport {
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const clock = options.clock ?? systemClock;
  const policy = options.policy ?? RETRY_POLICY;
  const { timeoutMs = CLIENT_DEFAULTS.timeoutMs, maxResponseBytes = CLIENT_DEFAULTS.maxResponseBytes } = options;
  const usual = { timeoutMs, maxBytes: maxResponseBytes };
  const redact = createRedactor(options.secrets ?? []);
  const context = (operation: string, repeat: Repeat = 'safe'): CallContext => ({
    service: options.service,
    operation,
    costly: repeat === 'costly',
    redact,
  });
  const problem = baseUrlProblem(options.baseUrl);
  if (problem) throw new InputError(context('client'), `${problem}.`);

  const answerOf = (raw: RawAnswer, call: CallContext, attempts: number): { answer: HttpAnswer; named: boolean } => {
    const now = clock.now();
    const parts = { ...raw, call, attempts, waitRefused: false };
    const header = retryAfterSeconds(raw.headers, now);
    const waitSeconds = header ?? options.readWait?.(createAnswer({ ...parts, waitSeconds: null }), now) ?? null;
    return { answer: createAnswer({ ...parts, waitSeconds }), named: header !== null };
  };

  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const call = context(request.operation, request.repeat);
    const prepared: PreparedRequest = {
      method: request.method,
      url: joinUrl(options.baseUrl, request.path, request.query),
      headers: { ...options.headers, ...request.headers },
      body: request.body,
    };
    const limits = { ...usual, timeoutMs: request.timeoutMs ?? usual.timeoutMs };
    for (let attempts = 1; ; attempts += 1) {
      if (request.signal?.aborted) throw abortedError(call, request.signal.reason, attempts - 1, false);
      const result: AttemptResult = await attempt(fetch, prepared, limits, request.signal);
      if ('aborted' in result) throw abortedError(call, request.signal?.reason, attempts, true);

      const received = 'answer' in result ? answerOf(result.answer, call, attempts) : null;
      const end = 'answer' in result ? result.answer.status : result.failure.type;
      const verdict = judge(policy.rules, { end, retryAfter: received?.named ?? false }, request.repeat);
      const waitSeconds = received?.answer.waitSeconds ?? null;
      const waitRefused = verdict === 'retry' && waitSeconds !== null && waitSeconds > policy.maxWaitSeconds;

      if (verdict === 'retry' && !waitRefused && attempts < policy.maxAttempts) {
        const pause = waitSeconds === null ? backoffMilliseconds(policy, attempts) : waitSeconds * 1000;
        await sleep(clock, pause, call, request.signal, attempts);
        continue;
      }
      if ('failure' in result) throw failureError(call, result.failure, attempts, limits, prepared.url);
      if (!received) throw new TypeError('an attempt ends with an answer or a failure');
      if (verdict === 'unknown') throw unknownStatusError(received.answer);
      return createAnswer({ ...received.answer, waitRefused });
    }
  };
  return { send, context };
}

async function sleep(
  clock: WaitingClock,
  milliseconds: number,
  call: CallContext,
  signal: AbortSignal | undefined,
  attempts: number,
): Promise<void> {
  await pause(clock, milliseconds, signal);
  if (signal?.aborted) throw abortedError(call, signal.reason, attempts, false);
}
