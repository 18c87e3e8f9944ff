import type { IncomingMessage, ServerResponse } from 'node:http';

/** Number of looks at a body before its client counts as silent. */
const LOOKS = 4;

interface Body {
  readonly response: ServerResponse;
  /** Bytes received by the last look. */
  bytes: number;
  /** Consecutive looks without a new byte. */
  silent: number;
}

/** Whether the headers of a request announce a body. */
export const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Finds requests whose bodies stop arriving. A client is not silent while the server has unread bytes. */
export class UnfinishedBodies {
  readonly #bodies = new Map<IncomingMessage, Body>();
  readonly #idle: number;
  readonly #onSilent: (request: IncomingMessage, response: ServerResponse) => void;
  #timer: NodeJS.Timeout | null = null;

  /** @param idle milliseconds without a byte */
  constructor(idle: number, onSilent: (request: IncomingMessage, response: ServerResponse) => void) {
    this.#idle = idle;
    this.#onSilent = onSilent;
  }

  watch(request: IncomingMessage, response: ServerResponse): void {
    // A body that arrives with its head lies in the request in the next tick.
    if (announcesBody(request)) process.nextTick(this.#watchIncomplete, request, response);
  }

  readonly #watchIncomplete = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.complete || response.closed || liesInRequest(request)) return;
    this.#bodies.set(request, { response, bytes: request.socket.bytesRead, silent: 0 });
    const forget = () => this.#bodies.delete(request);
    response.once('close', forget);
    this.#timer ??= setInterval(() => this.#look(), Math.max(10, Math.floor(this.#idle / LOOKS))).unref();
  };

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#bodies.clear();
  }

  #look(): void {
    for (const [request, body] of this.#bodies) {
      if (request.complete || request.destroyed) {
        this.#bodies.delete(request);
        continue;
      }
      const bytes = request.socket.bytesRead;
      const moves = bytes !== body.bytes || request.readableLength > 0;
      body.silent = moves ? 0 : body.silent + 1;
      body.bytes = bytes;
      if (body.silent < LOOKS) continue;
      this.#bodies.delete(request);
      this.#onSilent(request, body.response);
    }
    if (this.#bodies.size === 0) this.close();
  }
}

/** True if all bytes of a body have arrived. Node calls such a request incomplete until its parser goes on. */
const liesInRequest = ({ headers, readableLength }: IncomingMessage): boolean =>
  readableLength > 0 && readableLength === Number(headers['content-length']);
