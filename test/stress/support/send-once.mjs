import { request } from 'node:http';

/**
 * Sends a request once, never again. Resolves with `{ status, headers, text, ms }`; with `error`, too, where the answer was cut off
 * or did not come within a minute: what came of it stays.
 */
export function sendOnce(url, { method, target, headers, body }, agent) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const parts = [];
    let head = {};
    const end = (error) => {
      const text = Buffer.concat(parts).toString('utf8');
      resolve({ ...head, text, ms: performance.now() - begun, ...(error ? { error } : {}) });
    };
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const { hostname: host, port } = url;
    const sending = request({ host, port, method, path: target, headers: { ...length, ...headers }, agent });
    sending.setTimeout(60_000, () => sending.destroy(new Error('no answer within a minute')));
    sending.on('error', end);
    sending.on('response', (response) => {
      head = { status: response.statusCode, headers: response.headers };
      response.on('data', (part) => parts.push(part));
      response.on('error', end);
      response.on('end', () => end());
    });
    sending.end(body);
  });
}
