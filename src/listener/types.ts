import type { IncomingMessage, ServerResponse } from 'node:http';

/** What answers requests; an Express app is one. `next` is called with what the app could not answer. */
export type RequestListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/** A complete answer as data. */
export interface BrokenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/**
 * Why the app does not answer: HTTP that cannot be read (400), too many headers (431), a client that is too slow (408), or a
 * failure of the app itself (500).
 */
export type BrokenReason = 'broken' | 'headers' | 'timeout' | 'defect';

/** What is known of a request that the app does not answer. */
export interface BrokenRequest {
  readonly method: string;
  /** The request target as it came. */
  readonly path: string;
}

/** What a listener serves: the app, and the answers for what the app cannot answer, in the shape of the app. */
export interface Served {
  readonly listener: RequestListener;
  readonly broken: (reason: BrokenReason, request?: BrokenRequest) => BrokenAnswer;
}
