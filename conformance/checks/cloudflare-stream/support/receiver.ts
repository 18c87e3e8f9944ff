import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CheckContext } from '../../../model/context/context.ts';

/** A notification as it was received. */
export interface Received {
  readonly method: string;
  /** Below the receiver's address. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on loopback that keeps what it receives. */
export interface Receiver {
  readonly url: string;
  /** The oldest first. */
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** Listens on loopback until it is closed. Skips the check unless the target can reach this machine. */
export async function openReceiver(t: CheckContext): Promise<Receiver> {
  if (!t.arranged) t.skip('needs a target that can reach this machine');
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Listens on loopback while the steps run. Skips the check unless the target can reach this machine. */
export async function withReceiver<T>(
  t: CheckContext,
  steps: (url: string, received: readonly Received[]) => Promise<T>,
): Promise<T> {
  const { url, received, close } = await openReceiver(t);
  return steps(url, received).finally(close);
}
