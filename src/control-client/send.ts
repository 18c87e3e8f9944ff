import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** A call, ready to be sent. */
export interface RawCall {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
  readonly timeoutMs: number;
  /** Sent as a bearer token. */
  readonly token?: string;
}

/** The complete answer. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Keeps connections open, because a run makes hundreds of small calls. Idle ones do not keep the process alive. */
const agent = new Agent({ keepAlive: true });

/**
 * Makes one call with Node's own client, which loads and runs in a fraction of the time of fetch. Does not follow
 * redirects.
 */
export async function sendWithNode(call: RawCall): Promise<RawAnswer> {
  try {
    return await attempt(call, true);
  } catch (error) {
    // The server had closed a kept connection before the call reached it: nothing was done, so the call is repeated.
    if (error instanceof StaleConnection) return attempt(call, false);
    throw error;
  }
}

class StaleConnection extends Error {}

function attempt(call: RawCall, reuse: boolean): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const secure = call.url.startsWith('https:');
    const kept = reuse && !secure ? agent : false;
    const outgoing = (secure ? httpsRequest : httpRequest)(call.url, {
      method: call.method,
      agent: kept,
      signal: AbortSignal.timeout(call.timeoutMs),
      headers: headersOf(call),
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const stale = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(stale ? new StaleConnection() : error);
    });
    outgoing.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    outgoing.end(call.body ?? undefined);
  });
}

const headersOf = ({ body, token }: RawCall) => ({
  ...(body === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
  ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
});
