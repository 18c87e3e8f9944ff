import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type {
  Exchange,
  WireLimits,
  WireProblem,
  WireProblemKind,
  WireRequest,
  WireResponse,
} from '../../model/exchange.ts';
import { headerOf } from '../../model/exchange.ts';
import { CodingError, decodeBody } from './decode.ts';

/** Milliseconds that an interrupted exchange has left: an answer that is on its way says what was created. */
const GRACE_MS = 500;

/**
 * Sends one request on its own connection and waits for the complete answer. Never rejects for faults of a target; it does for a
 * header that HTTP cannot carry.
 * Uses Node's own client rather than fetch: fetch writes all header names in lower case, follows and retries by rules
 * of its own, and hides how an answer broke off. Without an agent each request has its own connection, so that a
 * server that closes idle connections is not mistaken for one that cuts them.
 */
export function sendOnWire(request: WireRequest, limits: WireLimits, agent: Agent | false = false): Promise<Exchange> {
  return new Promise((resolve) => {
    const settle = (response: WireResponse | null, problem: WireProblem | null) => {
      clearTimeout(timer);
      clearTimeout(grace);
      signal?.removeEventListener('abort', onAbort);
      resolve({ request, response, problem });
      if (response === null) outgoing.destroy();
    };
    const fail = (kind: WireProblemKind, text: string) => settle(null, { kind, text });
    const { signal } = limits;
    let grace: NodeJS.Timeout | undefined;
    const onAbort = () => {
      grace = setTimeout(() => fail('interrupted', 'no answer before the run was interrupted'), GRACE_MS);
    };
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
    const outgoing = open(request, agent);
    let incoming: IncomingMessage | undefined;
    let received = 0;
    const timer = setTimeout(() => {
      const state =
        incoming === undefined ? 'no answer' : `${incoming.statusCode} and an unfinished body (${received} bytes)`;
      fail('timeout', `${state} within ${limits.timeoutMs / 1000} seconds`);
    }, limits.timeoutMs);

    outgoing.on('error', (error) => {
      if (incoming === undefined) settle(null, problemOf(error));
    });
    outgoing.on('upgrade', () => fail('broken-answer', '101 Switching Protocols, which the request did not ask for'));
    outgoing.on('response', (answer) => {
      incoming = answer;
      const chunks: Uint8Array[] = [];
      answer.on('data', (chunk: Uint8Array) => {
        received += chunk.length;
        if (received > limits.maxBytes)
          fail('broken-answer', `${answer.statusCode} and a body of more than ${limits.maxBytes} bytes`);
        else chunks.push(chunk);
      });
      answer.on('error', () =>
        fail('broken-answer', `${answer.statusCode} and a body that broke off after ${received} bytes`),
      );
      answer.on('end', () => {
        const headers = pairs(answer.rawHeaders);
        const whole = (bytes: Uint8Array) => settle({ status: answer.statusCode ?? 0, headers, bytes }, null);
        const sent = Buffer.concat(chunks);
        const coding = headerOf(headers, 'content-encoding');
        if (coding === undefined) {
          whole(sent);
          return;
        }
        decodeBody(sent, coding, limits.maxBytes).then(whole, (error: unknown) => {
          const what = error instanceof CodingError ? error.message : String(error);
          fail('broken-answer', `${answer.statusCode} and ${what}`);
        });
      });
    });
    outgoing.end(request.body ?? undefined);
  });
}

function open(request: WireRequest, agent: Agent | false): ClientRequest {
  const url = new URL(request.url);
  const outgoing = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    method: request.method,
    agent,
  });
  try {
    for (const [name, value] of request.headers) outgoing.setHeader(name, value);
  } catch (error) {
    // It has connected already, and would keep the process until the server ends the idle connection.
    outgoing.on('error', () => {}).destroy();
    throw error;
  }
  if (request.body !== null) {
    if (request.chunked) outgoing.setHeader('Transfer-Encoding', 'chunked');
    else outgoing.setHeader('Content-Length', request.body.length);
  }
  return outgoing;
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? '']);
}

const CAUSES: Readonly<Record<string, WireProblem>> = {
  ECONNREFUSED: { kind: 'not-connected', text: 'no answer: the connection was refused' },
  ECONNRESET: { kind: 'connection-broken', text: 'no answer: the connection was cut' },
  EPIPE: { kind: 'connection-broken', text: 'no answer: the connection was cut while sending' },
  ENOTFOUND: { kind: 'not-connected', text: 'no answer: the host name is unknown' },
  EAI_AGAIN: { kind: 'not-connected', text: 'no answer: the host name cannot be looked up' },
};

function problemOf(error: NodeJS.ErrnoException): WireProblem {
  const code = error.code ?? '';
  if (code.startsWith('HPE_')) return { kind: 'broken-answer', text: `an answer that is not HTTP (${error.message})` };
  const text = `no answer: ${error.message || code || 'the connection failed'}`;
  return CAUSES[code] ?? { kind: 'connection-broken', text };
}
