import type { WaitingClock } from '../../base/clock.ts';
import type { Fetch } from '../http.ts';

/** A token, or the older pair of e-mail and global key. Where both are given, the token is sent. */
export type CloudflareCredential =
  | { readonly apiToken: string; readonly email?: undefined; readonly apiKey?: undefined }
  | { readonly apiToken?: undefined; readonly email: string; readonly apiKey: string };

/** How to reach an account of Cloudflare. */
export type CloudflareOptions = CloudflareCredential & {
  /** The live service unless given. A path prefix is kept; slashes at the end do not matter. */
  readonly baseUrl?: string | undefined;
  /** 32 hex digits. */
  readonly accountId: string;
  /** The platform's `fetch` unless given. */
  readonly fetch?: Fetch | undefined;
  /** Tells and passes the time between attempts and polls. Time limits of attempts always run in real time. */
  readonly clock?: WaitingClock | undefined;
  /** Real milliseconds for one attempt, body included. Default 30,000; uploads of video and audio have ten times as much. */
  readonly timeoutMs?: number | undefined;
  /** Requests in all for one call, the first included. Default 3. */
  readonly maxAttempts?: number | undefined;
  /** The longest single wait in seconds. Default 60. A user who exceeds the limit is blocked for 300. */
  readonly maxWaitSeconds?: number | undefined;
  /** Default `caption-harness`. */
  readonly userAgent?: string | undefined;
  /** Largest answer taken, in bytes. Default 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
};

/** Options of every call. */
export interface CallOptions {
  /** Ends the call: the request under way, or the wait before the next. */
  readonly signal?: AbortSignal | undefined;
}

/** The API's address (servers of the official OpenAPI). */
export const BASE_URL = 'https://api.cloudflare.com/client/v4';
