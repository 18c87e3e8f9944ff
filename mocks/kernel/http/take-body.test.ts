import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { takeBody } from './take-body.ts';

type Ending = { readonly text: string; readonly isListened: boolean } | { readonly error: unknown };

/** Sends the first part, then the second once the server has read the first ('' closes the connection). Returns how the body ended. */
async function taken(
  parts: readonly string[],
  { limit = 1_000, onRequest = (_request: IncomingMessage, _response: ServerResponse) => {} } = {},
): Promise<Ending> {
  const server = createServer();
  const seen = once(server, 'request').then(() => new Promise((resolve) => setImmediate(resolve)));
  const ending = new Promise<Ending>((resolve) => {
    server.on('request', (request, response) => {
      onRequest(request, response);
      let isListened = false;
      request.once('newListener', () => {
        isListened = true;
      });
      takeBody(request, limit, {
        taken: (bytes) => resolve({ text: Buffer.from(bytes).toString(), isListened }),
        failed: (error) => resolve({ error: (error as { type?: unknown }).type }),
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay(true);
  client.on('error', () => {});
  const [first = '', second] = parts;
  client.write(first);
  await seen;
  if (second === '') client.destroy();
  else if (second !== undefined) client.write(second);
  const result = await ending;
  client.destroy();
  server.closeAllConnections();
  server.close();
  return result;
}

const head = (...lines: string[]) => `POST / HTTP/1.1\r\nHost: a\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;

it('takes a body that arrives with its head without a listener', async () => {
  expect(await taken([`${head('Content-Length: 5')}hello`])).toEqual({ text: 'hello', isListened: false });
});

it.each([
  ['in parts', [`${head('Content-Length: 5')}he`, 'llo'], 'hello'],
  ['after its head', [head('Content-Length: 5'), 'hello'], 'hello'],
  ['in chunks', [`${head('Transfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`], 'hello'],
  ['longer than a buffer', [`${head('Content-Length: 40000')}${'x'.repeat(40_000)}`], 'x'.repeat(40_000)],
])('waits for a body that comes %s', async (_how, parts, text) => {
  expect(await taken(parts, { limit: 50_000 })).toEqual({ text, isListened: true });
});

it.each([
  ['of no bytes', head('Content-Length: 0')],
  ['that is not announced', head()],
])('takes a body %s without a listener', async (_what, text) => {
  expect(await taken([text])).toEqual({ text: '', isListened: false });
});

it.each([
  ['over the limit', [`${head('Content-Length: 2000')}${'x'.repeat(2_000)}`], 'entity.too.large'],
  ['with a Content-Encoding', [`${head('Content-Length: 5', 'Content-Encoding: gzip')}hello`], 'encoding.unsupported'],
  ['that its client cuts', [`${head('Content-Length: 5')}he`, ''], 'request.aborted'],
])('refuses a body %s', async (_what, parts, error) => {
  expect(await taken(parts)).toEqual({ error });
});

it('calls a request aborted that was destroyed before its body was read', async () => {
  const onRequest = (request: IncomingMessage) => void request.destroy();
  expect(await taken([`${head('Content-Length: 5')}hello`], { onRequest })).toEqual({ error: 'request.aborted' });
});
