import type { IncomingMessage, ServerResponse } from 'node:http';

/** Looks at every body so often before its client counts as silent. */
const LOOKS = 4;

interface Body {
  readonly response: ServerResponse;
  /** Bytes that had come at the last look. */
  bytes: number;
  /** Looks in a row without a byte. */
  silent: number;
}

/** True for a request whose headers announce a body. */
const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Finds requests whose bodies stop coming. What the server has received and not read yet is not the client's silence. */
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
    if (!announcesBody(request)) return;
    this.#bodies.set(request, { response, bytes: request.socket.bytesRead, silent: 0 });
    const forget = () => this.#bodies.delete(request);
    response.once('close', forget);
    this.#timer ??= setInterval(() => this.#look(), Math.max(10, Math.floor(this.#idle / LOOKS))).unref();
  }

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
