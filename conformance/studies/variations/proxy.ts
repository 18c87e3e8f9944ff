import { Agent, createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Link, Onward, Passing } from './link.ts';
import { inPieces, whole } from './write-answer.ts';

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
  const { onward: change = (request: Onward) => request, back = (passing: Passing) => passing } = link;
  const { before, cuts, write = cuts === undefined ? whole : inPieces(cuts) } = link;
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
        afterRequest(request, () => {
          const waiting = before?.(response);
          if (waiting === undefined) write(answered, response);
          else void waiting.then(() => write(answered, response));
        });
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
