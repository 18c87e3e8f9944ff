import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { admit, type Refuse } from './admit.ts';
import { lookAtFirstLines } from './first-line.ts';
import type { Guard } from './guard.ts';
import { MemoryConnections } from './memory/memory-connections.ts';
import { createMessages, type MessageClasses } from './messages.ts';
import { OpenResponses } from './open-responses.ts';
import { originForm } from './origin-form.ts';
import { createHttpServer, type TlsOptions } from './server.ts';
import { defaultTimeouts, nodeTimeouts, type Timeouts } from './timeouts.ts';
import type { BrokenAnswer, BrokenReason, BrokenRequest, Served } from './types.ts';
import { UnfinishedBodies } from './unfinished.ts';
import { endResponse, endSocket } from './write-answer.ts';

/** The app of a server, and its refusals. */
export interface Loaded extends Served {
  /** Answers requests that the guard refuses. */
  readonly refuse: Refuse;
}

/** How a server listens. */
export interface ListenOptions {
  /** 0 takes a free port; null takes none, so that only `connect` reaches the server. */
  readonly port: number | null;
  readonly host: string;
  /** Loads the app, at the first request. */
  readonly load: () => Promise<Served | Loaded>;
  /** Judges every request before the app gets it. Default: every request passes. */
  readonly guard?: Guard;
  /** Serves https with it. Default: http. */
  readonly tls?: TlsOptions | undefined;
  /**
   * The classes of its requests and responses. Listeners of one process should share them: the engine is slow with code that
   * meets objects of several classes, and that is all of Node's own. Default: its own.
   */
  readonly messages?: MessageClasses | undefined;
  /**
   * True for an app that does not read the body of a request that announces none: such a request is an ended stream from the start,
   * without `end` and `close`, which spares 2 of 50 microseconds. Newer versions of Node can do this, Node 20 ignores it. Default: false.
   */
  readonly endEmptyRequests?: boolean;
  /** Default: `defaultTimeouts`. */
  readonly timeouts?: Partial<Timeouts>;
  /** Receives errors of the app that it did not answer. */
  readonly onDefect?: (error: unknown) => void;
}

/** A listening server. */
export interface Listening {
  /** 0 without a port. */
  readonly port: number;
  /** Opens a connection to the server in this process, without a socket. Returns the client's end. */
  connect(): Duplex;
  /** Number of open connections. */
  connections(): Promise<number>;
  /** Stops listening; closes idle connections at once, and the others after `graceMs` milliseconds (default: 0). */
  close(graceMs?: number): Promise<void>;
}

/** An option of Node since 24.12, which the types of Node 20 lack. */
const END_EMPTY_REQUESTS: object = { optimizeEmptyRequests: true };

/** Answers when the app cannot be loaded or its own answers fail. */
const LAST_RESORT: BrokenAnswer = { status: 500, headers: {}, bytes: new Uint8Array() };

/**
 * Starts a server that answers everything in the shape of its app: broken HTTP, targets that no router can read, slow clients,
 * and errors of the app. It first answers the requests before broken HTTP on the same connection.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const timeouts: Timeouts = { ...defaultTimeouts, ...options.timeouts };
  const { onDefect = () => {} } = options;
  let loading: Promise<Served | Loaded> | null = null;
  let loaded: Served | Loaded | null = null;
  const { messages = createMessages() } = options;
  const load = () => {
    loading ??= options.load().then((served) => {
      served.adopt?.(messages);
      loaded = served;
      return served;
    });
    return loading;
  };
  const answerFor = async (reason: BrokenReason, request?: BrokenRequest): Promise<BrokenAnswer> => {
    try {
      return (await load()).broken(reason, request);
    } catch (error) {
      onDefect(error);
      return LAST_RESORT;
    }
  };

  const server = await createHttpServer(options.tls, {
    requireHostHeader: false,
    IncomingMessage: messages.Request,
    ServerResponse: messages.Response,
    ...(options.endEmptyRequests ? END_EMPTY_REQUESTS : {}),
    ...nodeTimeouts(timeouts),
  });
  const open = new OpenResponses();
  const refused = new WeakSet<Duplex>();
  const refuse = async (socket: Duplex, reason: BrokenReason, request?: BrokenRequest, isHead = false) => {
    if (refused.has(socket)) return;
    refused.add(socket);
    const inTime = await open.answered(socket, timeouts.idle);
    if (!inTime || socket.destroyed) {
      socket.destroy();
      return;
    }
    const begun = open.unfinished(socket)?.headersSent === true;
    endSocket(socket, begun ? null : await answerFor(reason, request), { closeMs: timeouts.close, isHead });
  };
  const bodies = new UnfinishedBodies(timeouts.idle, (request, response) => {
    refused.add(request.socket);
    // Node ends a request with its answer, so a reader of its body would never finish.
    request.socket.once('close', () => request.destroy());
    void answerFor('timeout', about(request)).then((answer) => endResponse(response, answer));
  });

  const fail = (request: IncomingMessage, response: ServerResponse) => async (error: unknown) => {
    if (error !== undefined) onDefect(error);
    endResponse(response, await answerFor('defect', about(request)));
  };
  const serve = (served: Served | Loaded, request: IncomingMessage, response: ServerResponse) => {
    const target = isReadable(request) ? originForm(request.url ?? '') : null;
    if (target === null) {
      endResponse(response, served.broken('broken', about(request)));
      return;
    }
    const answerRefused = 'refuse' in served ? served.refuse : () => served.broken('broken');
    if (options.guard && !admit(options.guard, answerRefused, request, response)) return;
    request.url = target;
    served.listener(request, response, fail(request, response));
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    open.add(request, response);
    bodies.watch(request, response);
    if (loaded === null) {
      load()
        .then((served) => serve(served, request, response))
        .catch(fail(request, response));
      return;
    }
    try {
      serve(loaded, request, response);
    } catch (error) {
      void fail(request, response)(error);
    }
  };
  server.on('request', onRequest);
  server.on('checkExpectation', onRequest);
  server.on('connect', (request, socket) => void refuse(socket, 'broken', about(request)));
  const closeSilent = lookAtFirstLines(server, {
    event: options.tls === undefined ? 'connection' : 'secureConnection',
    limit: nodeTimeouts(timeouts).headersTimeout,
    onLineWithoutVersion: (socket) => void refuse(socket, 'broken'),
    onSilent: (socket) => void refuse(socket, 'timeout'),
  });
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    // Bytes after the last request of a connection are ignored (RFC 9112, 9.6).
    else if (error.code === 'HPE_CLOSED_CONNECTION' && open.has(socket)) return;
    else void refuse(socket, reasonOf(error.code), undefined, error.rawPacket?.toString('latin1', 0, 5) === 'HEAD ');
  });
  if (options.port !== null) await startListening(server, options.port, options.host);
  const inMemory = new MemoryConnections(server);
  return {
    port: (server.address() as AddressInfo | null)?.port ?? 0,
    connect: () => inMemory.open(),
    connections: promisify(server.getConnections.bind(server)),
    close: async (graceMs = 0) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closeSilent();
      if (graceMs > 0) await finish(server, closed, graceMs);
      bodies.close();
      server.closeAllConnections();
      inMemory.close();
      await closed;
    },
  };
}

const startListening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Refuses what Node's parser accepts: unsupported versions, and HTTP/1.1 without Host (RFC 9112, 3.2). */
const isReadable = ({ httpVersionMajor, httpVersion, headers }: IncomingMessage): boolean =>
  httpVersionMajor === 1 && (httpVersion !== '1.1' || headers.host !== undefined);

const about = ({ method = '', url = '' }: IncomingMessage): BrokenRequest => ({ method, path: url });

function reasonOf(code: string | undefined): BrokenReason {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'timeout' : 'broken';
}

/** Waits until running requests are answered. A connection with an answer is idle, and closed. */
async function finish(server: Server, closed: Promise<void>, graceMs: number): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), POLL_MS);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  await Promise.race([closed, late]);
  clearInterval(idle);
  clearTimeout(timer);
}

const POLL_MS = 10;
