import type { ServerResponse } from 'node:http';

/** A request on its way to the server. */
export interface Onward {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An answer on its way back, with its whole body. */
export interface Passing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a proxy changes between client and server. Every part is optional: an empty link passes everything on unchanged. */
export interface Link {
  /** Changes the path and headers of a request; its body streams through. */
  readonly onward?: (request: Onward) => Onward;
  /** Changes an answer. */
  readonly back?: (passing: Passing, request: Onward) => Passing;
  /** Comes before the head of an answer: it may wait, say something else first, or change how the response writes its head. */
  readonly before?: (response: ServerResponse) => void | Promise<void>;
  /** The places, in bytes, at which a body of so many bytes is cut into pieces. */
  readonly cuts?: (length: number) => readonly number[];
  /** Writes an answer to the client. Default: at once, whole or in the pieces of `cuts`. */
  readonly write?: (passing: Passing, response: ServerResponse) => void;
}

/** A link that only changes answers. */
export const answers = (back: (passing: Passing) => Passing) => (): Link => ({ back });
