import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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
  /** Writes an answer to the client. Default: whole and at once. */
  readonly write?: (passing: Passing, response: ServerResponse) => void;
}

/** A link that only changes answers. */
export const answers = (back: (passing: Passing) => Passing) => (): Link => ({ back });

/** A listening proxy. */
export interface RunningProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Headers of one connection, which a proxy does not pass on. */
const HOP_BY_HOP = ['content-length', 'connection', 'keep-alive', 'transfer-encoding'];

/**
 * Starts a proxy on loopback before the server at `origin`. It passes the Host header on, so that URLs which the server
 * answers lead through the proxy too. It cuts the request to the server when the client cuts its own.
 */
export async function startProxy(origin: string, link: Link): Promise<RunningProxy> {
  const { onward: change = (request: Onward) => request, back = (passing: Passing) => passing, write = whole } = link;
  // Kept open, so that a server which answers before it has read everything does not cut a running upload.
  const agent = new Agent({ keepAlive: true });
  const server = createServer({ requireHostHeader: false, keepAliveTimeout: 60_000 }, (request, response) => {
    const original: Onward = { method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers };
    const { method, path, headers } = change(original);
    let answering = false;
    const options = { method, path, headers: withBody(headers, request), agent };
    const outgoing = httpRequest(origin, options, (answer) => {
      answering = true;
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', () => response.destroy());
      answer.on('end', () => {
        const kept = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.includes(name));
        const passing = { status: answer.statusCode ?? 502, headers: Object.fromEntries(kept) };
        const answered = back({ ...passing, body: Buffer.concat(chunks) }, original);
        // A client that is still sending must get the answer. Its rest is discarded: a pipe to a server that has answered stalls.
        if (!request.complete) {
          request.unpipe();
          request.resume();
          outgoing.destroy();
        }
        afterRequest(request, () => write(answered, response));
      });
    });
    outgoing.on('error', () => {
      if (!answering) response.destroy();
    });
    // A client that is still sending when the server stops reading must finish and receive the answer.
    outgoing.on('close', () => {
      request.unpipe();
      request.resume();
    });
    request.on('close', () => {
      if (!request.complete) outgoing.destroy();
    });
    request.pipe(outgoing);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      agent.destroy();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

function afterRequest(request: IncomingMessage, then: () => void): void {
  if (request.complete) {
    then();
    return;
  }
  request.once('end', then);
}

/** Node adds chunked framing to a request of unknown length; a request without a body must not get it. */
function withBody(headers: Onward['headers'], request: IncomingMessage): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== undefined && entry[0] !== 'connection',
  );
  const framed = request.headers['content-length'] ?? request.headers['transfer-encoding'];
  return { ...Object.fromEntries(kept), ...(framed === undefined ? { 'content-length': '0' } : {}) };
}

/** Headers that have a value, as `writeHead` takes them. */
export const known = (headers: Passing['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );

function whole({ status, headers, body }: Passing, response: ServerResponse): void {
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(body.length) };
  response.writeHead(status, { ...known(headers), ...length });
  response.end(body);
}
