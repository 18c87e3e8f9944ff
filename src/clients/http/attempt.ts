import { type AttemptFailure, classifyFetchError } from './attempt-failure.ts';
import { BodyTooLargeError, readBody } from './body.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { redirectTarget } from './redirect.ts';

/** The part of the platform's `fetch` that the clients use. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A body that can be sent any number of times. A Blob is read during sending, so that a file need not fit into memory. */
export type RequestBody = string | Uint8Array | Blob;

/** One request. It can be sent any number of times. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | undefined;
}

/** Limits of one attempt: real milliseconds including the body, and bytes of the body. */
export interface AttemptLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** An answer as received. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** How one attempt ended. `aborted`: the caller's signal fired. */
export type AttemptResult = { answer: RawAnswer } | { failure: AttemptFailure } | { aborted: true };

/** Sends a request once, follows redirects within the origin, and reads the whole answer. Never throws. */
export async function attempt(
  fetch: Fetch,
  request: PreparedRequest,
  limits: AttemptLimits,
  signal: AbortSignal | undefined,
): Promise<AttemptResult> {
  const deadline = startDeadline(limits.timeoutMs, signal);
  let response: Response | null = null;
  try {
    response = await follow(fetch, request, deadline);
    const bytes = await readBody(response, limits.maxBytes, deadline);
    return { answer: { status: response.status, headers: response.headers, bytes } };
  } catch (error) {
    deadline.abandon();
    const interruption = deadline.interruption();
    if (interruption === 'aborted') return { aborted: true };
    const tooLarge = error instanceof BodyTooLargeError;
    // The status of a failure is enough; only its explanation is missing.
    if (response && response.status >= 400) {
      const bytes = tooLarge ? error.received : new Uint8Array();
      return { answer: { status: response.status, headers: response.headers, bytes } };
    }
    const status = response ? response.status : null;
    if (interruption === 'timeout') return { failure: { type: 'timeout', status, error } };
    if (tooLarge) return { failure: { type: 'too-large', status, error } };
    if (!response) return { failure: { type: classifyFetchError(error), status, error } };
    const type = classifyFetchError(error) === 'timeout' ? 'timeout' : 'broken-answer';
    return { failure: { type, status, error } };
  } finally {
    deadline.end();
  }
}

async function follow(fetch: Fetch, request: PreparedRequest, deadline: Deadline): Promise<Response> {
  let url = request.url;
  for (let hops = 0; ; hops += 1) {
    const response = await deadline.race(
      fetch(url.href, {
        method: request.method,
        headers: { ...request.headers },
        redirect: 'manual',
        signal: deadline.signal,
        ...(request.body === undefined ? {} : { body: request.body }),
      }),
    );
    const target = redirectTarget(response, url, request.method, hops);
    if (!target) return response;
    response.body?.cancel().catch(() => {});
    url = target;
  }
}
