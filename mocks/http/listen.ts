import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createHttpServer, type Guard, type TlsOptions } from '../../src/listener/index.ts';
import { admit, type Refuse } from './admit.ts';

/** What answers requests: an Express app is one. */
export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Bytes for a request that never became one. */
export interface BrokenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** Why Node gave up on a request before Express saw it. */
export type BrokenReason = 'broken' | 'headers' | 'timeout';

/** What answers on a server. */
export interface Loaded {
  readonly listener: RequestListener;
  /** Answers what never became a request. */
  readonly broken: (reason: BrokenReason) => BrokenAnswer;
  /** Answers what the guard refuses. */
  readonly refuse: Refuse;
}

/** How a server listens. */
export interface ListenOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Loads what answers; called at the first request. */
  readonly load: () => Promise<Loaded>;
  /** Judges every request before the listener has it. */
  readonly guard: Guard;
  /** Serves https with it. Default: http. */
  readonly tls?: TlsOptions | undefined;
  /** How long a client may take to send a whole request, in milliseconds; Node's own 300,000 by default. */
  readonly requestTimeout?: number;
}

/** A listening server. */
export interface Listening {
  readonly port: number;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
}

/** Starts a server whose refusals of broken HTTP, too, have the provider's shape. */
export async function listen(options: ListenOptions): Promise<Listening> {
  let loading: ReturnType<ListenOptions['load']> | null = null;
  const load = () => {
    loading ??= options.load();
    return loading;
  };
  const server = await createHttpServer(options.tls, {
    // Longer than any pause of a client under load: who closes first while the other sends looks like a cut.
    keepAliveTimeout: 60_000,
    requireHostHeader: false,
    ...(options.requestTimeout === undefined
      ? {}
      : {
          requestTimeout: options.requestTimeout,
          headersTimeout: options.requestTimeout,
          connectionsCheckingInterval: Math.max(50, Math.floor(options.requestTimeout / 4)),
        }),
  });
  const answering = new WeakSet<Duplex>();
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    answering.add(request.socket);
    response.once('close', () => answering.delete(request.socket));
    const { listener, refuse } = await load();
    if (admit(options.guard, refuse, request, response)) listener(request, response);
  };
  server.on('request', (request, response) => void serve(request, response));
  server.on('checkExpectation', (request, response) => void serve(request, response));
  server.on('connect', (_request, socket) => void load().then(({ broken }) => endWith(socket, broken('broken'))));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    if (answering.has(socket) && headersSent(socket)) {
      socket.destroy();
      return;
    }
    void load().then(({ broken }) => endWith(socket, broken(reasonOf(error.code))));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

function reasonOf(code: string | undefined): BrokenReason {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'timeout' : 'broken';
}

/** Node keeps the response that a socket is busy with under `_httpMessage`, as its own default handler knows. */
function headersSent(socket: Duplex): boolean {
  return (socket as Socket & { _httpMessage?: ServerResponse })._httpMessage?.headersSent === true;
}

function endWith(socket: Duplex, answer: BrokenAnswer): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = { ...answer.headers, 'Content-Length': String(answer.bytes.length), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n${lines.join('')}\r\n`;
  socket.end(Buffer.concat([Buffer.from(head, 'latin1'), answer.bytes]));
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
