import type { WaitingClock } from '../../base/clock.ts';
import type { Fetch } from './attempt.ts';

/** Options of every client: how it reaches its service, and its limits. */
export interface ClientOptions {
  /** Default: the live service. A path prefix is kept; slashes at the end do not matter. */
  readonly baseUrl?: string | undefined;
  /** Default: the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Clock of the waits between attempts and polls. Time limits of attempts always run in real time. */
  readonly clock?: WaitingClock | undefined;
  /**
   * Time limit of one attempt in real milliseconds, including the body. Default: 30,000, as in the vendors' SDKs; ten times
   * as much for uploads of video and audio.
   */
  readonly timeoutMs?: number | undefined;
  /** Most requests for one call, including the first. Default: 3. */
  readonly maxAttempts?: number | undefined;
  /** Longest single wait between attempts, in seconds. Default: 60. A call that needs a longer one fails at once. */
  readonly maxWaitSeconds?: number | undefined;
  /** Default: `caption-harness`. */
  readonly userAgent?: string | undefined;
  /** Largest accepted answer, in bytes. Default: 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
}

/** Options of every call. */
export interface CallOptions {
  /** Ends the call: the current request, or the wait before the next one. */
  readonly signal?: AbortSignal | undefined;
}
