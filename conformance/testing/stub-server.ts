import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';

/** A server of a test for the suite. */
export interface Stub {
  readonly url: string;
  close(): Promise<void>;
}

/** An HTTP server on loopback with the answers of the test. */
export function startStub(listener: RequestListener): Promise<Stub> {
  const server = createServer(listener);
  return listening(server, () => server.closeAllConnections());
}

/** A server below HTTP: the client reads exactly what it writes. */
export function startRawStub(onRequest: (socket: Socket) => void): Promise<Stub> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', () => onRequest(socket));
  });
  return listening(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

function listening(server: Server, cut: () => void): Promise<Stub> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          cut();
        });
      resolve({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}
