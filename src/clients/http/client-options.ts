import type { WaitingClock } from '../../base/clock.ts';
import type { Fetch } from './attempt.ts';

/** How a client reaches its service and how patient it is; every client takes these. */
export interface ClientOptions {
  /** The live service unless given. A path prefix is kept; slashes at the end do not matter. */
  readonly baseUrl?: string | undefined;
  /** The platform's `fetch` unless given. */
  readonly fetch?: Fetch | undefined;
  /** Tells and passes the time between attempts and polls. Time limits of attempts always run in real time. */
  readonly clock?: WaitingClock | undefined;
  /**
   * Real milliseconds for one attempt, body included. Default 30,000, as in the vendors' SDKs; uploads of video and audio
   * have ten times as much.
   */
  readonly timeoutMs?: number | undefined;
  /** Requests in all for one call, the first included. Default 3. */
  readonly maxAttempts?: number | undefined;
  /** The longest single wait between attempts, in seconds. Default 60. A longer one fails at once. */
  readonly maxWaitSeconds?: number | undefined;
  /** Default `caption-harness`. */
  readonly userAgent?: string | undefined;
  /** Largest answer taken, in bytes. Default 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
}

/** Options of every call. */
export interface CallOptions {
  /** Ends the call: the request under way, or the wait before the next. */
  readonly signal?: AbortSignal | undefined;
}
