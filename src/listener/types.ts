import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MessageClasses } from './messages.ts';

/** A function that answers requests, for example an Express app. It passes errors and unanswered requests to `next`. */
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
 * Why the app does not answer: broken HTTP (400), too many headers (431), a client that is too slow (408), or an error of
 * the app (500).
 */
export type BrokenReason = 'broken' | 'headers' | 'timeout' | 'defect';

/** Facts about a request that the app does not answer. */
export interface BrokenRequest {
  readonly method: string;
  /** The request target as received. */
  readonly path: string;
}

/** An app, and the answers in its shape to requests that it cannot answer. */
export interface Served {
  readonly listener: RequestListener;
  readonly broken: (reason: BrokenReason, request?: BrokenRequest) => BrokenAnswer;
  /** Called once, before the first request: an Express app adopts the classes of its listener (`adoptMessages`). */
  readonly adopt?: (messages: MessageClasses) => void;
}
