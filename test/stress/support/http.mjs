import { Agent, request } from 'node:http';

/** A client that keeps so many connections to each server. */
export const createAgent = (maxSockets) => new Agent({ keepAlive: true, maxSockets });

/** Bytes of an answer that are read; more is let go. */
const MOST = 4_000_000;

/**
 * Sends a request as `sendOnce` does. A read on a kept connection that the server has closed meanwhile, as it may, goes out
 * again (RFC 9110, 9.2.2).
 */
export async function send(baseUrl, message, options = {}) {
  const answer = await sendOnce(baseUrl, message, options);
  const isStale = answer.isReused && ['ECONNRESET', 'EPIPE'].includes(answer.error?.code);
  return isStale && message.method === 'GET' ? sendOnce(baseUrl, message, options) : answer;
}

/**
 * Sends a request, target and headers as they are. Resolves with `{ status, headers, bytes, ms }`, or with `{ error, ms }`
 * where no whole answer came within `patience` milliseconds. Answers with events are left after their headers.
 */
function sendOnce(baseUrl, { method, target, headers = {}, body }, { agent, patience = 20_000 }) {
  const { hostname, port } = new URL(baseUrl);
  const begun = performance.now();
  return new Promise((resolve) => {
    let timer;
    const end = (result) => {
      clearTimeout(timer);
      resolve({ ...result, ms: performance.now() - begun });
    };
    let sending;
    try {
      const length = body === undefined ? {} : { 'Content-Length': body.length };
      sending = request({ host: hostname, port, method, path: target, headers: { ...length, ...headers }, agent });
    } catch (error) {
      end({ unsendable: true, error });
      return;
    }
    timer = setTimeout(() => {
      end({ error: new Error(`no answer within ${patience} ms`) });
      sending.destroy();
    }, patience);
    sending.on('error', (error) => end({ error, isReused: sending.reusedSocket }));
    sending.on('response', (response) => {
      const { statusCode: status, headers: answered } = response;
      if (String(answered['content-type']).startsWith('text/event-stream')) {
        end({ status, headers: answered, bytes: Buffer.alloc(0) });
        sending.destroy();
        return;
      }
      const chunks = [];
      let size = 0;
      response.on('data', (chunk) => {
        size += chunk.length;
        if (size <= MOST) chunks.push(chunk);
      });
      response.on('error', (error) => end({ error }));
      response.on('end', () => end({ status, headers: answered, bytes: Buffer.concat(chunks) }));
    });
    sending.end(body);
  });
}

/** Sends JSON and reads JSON. @throws {Error} for another status than 2xx */
export async function sendJson(baseUrl, method, target, body, headers = {}) {
  const answer = await send(baseUrl, {
    method,
    target,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
  });
  const text = answer.bytes?.toString('utf8') ?? '';
  if (answer.error || answer.status >= 300) {
    throw new Error(`${method} ${target}: ${answer.error?.message ?? `${answer.status} ${text.slice(0, 300)}`}`);
  }
  return text === '' ? null : JSON.parse(text);
}

/** Asks `GET /health` of a server again and again; `stop()` resolves with the slowest answer in ms and what failed. */
export function watchHealth(baseUrl, target = '/health', every = 250) {
  let slowest = 0;
  let asked = 0;
  let stopped = false;
  const failures = [];
  const watching = (async () => {
    while (!stopped) {
      const { status, ms, error } = await send(baseUrl, { method: 'GET', target }, { patience: 15_000 });
      asked += 1;
      slowest = Math.max(slowest, ms);
      if (error || status !== 200) failures.push(`GET ${target}: ${error?.message ?? status}`);
      await new Promise((next) => setTimeout(next, every));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await watching;
      return { slowest: Math.round(slowest), asked, failures };
    },
  };
}
