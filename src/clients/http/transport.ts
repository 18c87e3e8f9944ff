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
import type { CallOptions } from './client-options.ts';
import { type CallContext, InputError } from './errors.ts';
import { type ClientHooks, type ClientLogger, hooksWithLog, observe } from './hooks.ts';
import { abortedError, failureError, unknownStatusError } from './outcome.ts';
import { pause } from './pause.ts';
import { requestHeaders } from './request-headers.ts';
import { judge, RETRY_POLICY, type Repeat, type RetryPolicy, waitMilliseconds } from './retry.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { CLIENT_DEFAULTS, numericSetting } from './settings.ts';
import { baseUrlProblem, joinUrl } from './url.ts';

/** Reads the wait from a failure without Retry-After. `now` in epoch milliseconds; the result in seconds. */
type WaitReader = (answer: HttpAnswer, now: number) => number | null;

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
  /** Called on the way of each call. */
  readonly hooks?: ClientHooks | undefined;
  readonly logger?: ClientLogger | undefined;
  /** Numbers from 0 up to 1, for the waits. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
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
  /** Time limit of one attempt in real milliseconds, where the call's options name none. Default: the transport's. */
  readonly timeoutMs?: number | undefined;
  /** The caller's options of this call. */
  readonly call?: CallOptions | undefined;
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
  const random = options.random ?? Math.random;
  const hooks = hooksWithLog(options.hooks, options.logger);
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
    const { signal, headers: added = {}, onResponse, ...limitsOfCall } = request.call ?? {};
    const limits = {
      timeoutMs: numericSetting(call, 'timeoutMs', limitsOfCall.timeoutMs, request.timeoutMs ?? timeoutMs),
      maxBytes: maxResponseBytes,
    };
    const policyOfCall = {
      ...policy,
      maxAttempts: numericSetting(call, 'maxAttempts', limitsOfCall.maxAttempts, policy.maxAttempts),
      maxWaitSeconds: numericSetting(call, 'maxWaitSeconds', limitsOfCall.maxWaitSeconds, policy.maxWaitSeconds),
    };
    const prepared: PreparedRequest = {
      method: request.method,
      url: joinUrl(options.baseUrl, request.path, request.query),
      headers: requestHeaders(call, { ...options.headers, ...request.headers }, added),
      body: request.body,
    };
    const named = {
      service: options.service,
      operation: request.operation,
      method: request.method,
      url: redact(prepared.url.href),
    };
    for (let attempts = 1; ; attempts += 1) {
      if (signal?.aborted) throw abortedError(call, signal.reason, attempts - 1, false);
      hooks.onRequest({ ...named, attempt: attempts });
      const started = performance.now();
      const result: AttemptResult = await attempt(fetch, prepared, limits, signal);
      const ended = { ...named, attempt: attempts, end: endOf(result), milliseconds: performance.now() - started };
      hooks.onResponse(ended);
      if ('aborted' in result) throw abortedError(call, signal?.reason, attempts, true);

      const received = 'answer' in result ? answerOf(result.answer, call, attempts) : null;
      const verdict = judge(
        policy.rules,
        { end: 'answer' in result ? result.answer.status : result.failure.type, retryAfter: received?.named ?? false },
        request.repeat,
      );
      const namedSeconds = received?.answer.waitSeconds ?? null;
      const waitRefused = verdict === 'retry' && namedSeconds !== null && namedSeconds > policyOfCall.maxWaitSeconds;

      if (verdict === 'retry' && !waitRefused && attempts < policyOfCall.maxAttempts) {
        const milliseconds = waitMilliseconds(policyOfCall, { attempt: attempts, namedSeconds }, random);
        hooks.onRetry({ ...ended, waitSeconds: milliseconds / 1000 });
        await sleep(clock, milliseconds, call, signal, attempts);
        continue;
      }
      if ('failure' in result) throw failureError(call, result.failure, attempts, limits, prepared.url);
      if (!received) throw new TypeError('an attempt ends with an answer or a failure');
      const answer = createAnswer({ ...received.answer, waitRefused });
      observe(() => onResponse?.(answer));
      if (verdict === 'unknown') throw unknownStatusError(answer);
      return answer;
    }
  };
  return { send, context };
}

/** How an attempt ended, for observers. */
const endOf = (result: AttemptResult): number | string =>
  'aborted' in result ? 'aborted' : 'answer' in result ? result.answer.status : result.failure.type;

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
