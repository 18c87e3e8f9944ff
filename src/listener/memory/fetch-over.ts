import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { type Duplex, Readable } from 'node:stream';
import { responseOf } from './response-of.ts';
import { sendableBody } from './sendable-body.ts';

/**
 * Answers a request over a connection in memory, as `fetch` does over a socket; it follows no redirect.
 * @throws {TypeError} if the connection ends before the answer: its cause says how
 * @throws the reason of the request's signal, when it aborts
 */
export async function fetchOver(connection: Duplex, request: Request, isBytes = false): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const body = await sendableBody(request, isBytes);
  signal.throwIfAborted();
  const url = new URL(request.url);
  const headers: Record<string, string | number> = { ...Object.fromEntries(request.headers), host: url.host };
  if (body instanceof Uint8Array) headers['content-length'] = body.length;
  const outgoing = httpRequest({
    createConnection: () => connection,
    method: request.method,
    path: url.pathname + url.search,
    headers,
  });
  let answer: IncomingMessage | null = null;
  // The answer first: else its reader would get Node's own error.
  const stop = () => (answer ?? outgoing).destroy(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  outgoing.once('close', () => signal.removeEventListener('abort', stop));
  try {
    const answered = answerOf(outgoing);
    send(outgoing, body);
    answer = await answered;
    return responseOf(answer, request);
  } catch (error) {
    signal.throwIfAborted();
    throw new TypeError('fetch failed', { cause: error });
  }
}

const answerOf = (outgoing: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    // Stays: an aborted request reports it again after its answer began.
    outgoing.on('error', reject);
  });

function send(outgoing: ClientRequest, body: Uint8Array | Readable | null): void {
  if (!(body instanceof Readable)) {
    outgoing.end(body ?? undefined);
    return;
  }
  body.once('error', (error) => outgoing.destroy(error));
  outgoing.once('close', () => body.destroy());
  body.pipe(outgoing);
}
