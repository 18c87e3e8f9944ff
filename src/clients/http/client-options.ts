import type { WaitingClock } from '../../base/clock.ts';
import type { HttpAnswer } from './answer.ts';
import type { Fetch } from './attempt.ts';
import type { ClientHooks, ClientLogger } from './hooks.ts';
import type { Environment } from './variables.ts';

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
  /** Called before and after each attempt, and before each wait. */
  readonly hooks?: ClientHooks | undefined;
  /** Default: none. `console` works. */
  readonly logger?: ClientLogger | undefined;
  /** Numbers from 0 up to 1 that spread the waits of many clients. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /**
   * Environment variables that give the base URL and the credential where these options do not. Default: those of the
   * process; `{}` reads none.
   */
  readonly env?: Environment | undefined;
}

/** An answer before the client reads it. */
export type RawResponse = Pick<HttpAnswer, 'status' | 'headers' | 'bytes' | 'text' | 'json' | 'attempts'>;

/** Options of every call. The client's own options hold where a member is absent. */
export interface CallOptions {
  /** Ends the call: the current request, or the wait before the next one. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit of one attempt of this call, in real milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Most requests for this call, including the first. */
  readonly maxAttempts?: number | undefined;
  /** Longest single wait of this call, in seconds. Give 300 to wait out a block of Cloudflare's API. */
  readonly maxWaitSeconds?: number | undefined;
  /** Further request headers. They replace the client's own of the same name, except the credential. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Receives the final answer, of any status, before the client reads it. */
  readonly onResponse?: ((response: RawResponse) => void) | undefined;
}
