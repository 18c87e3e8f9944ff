import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** State of the stub's only upload. */
interface StubUpload {
  readonly length: number;
  received: Buffer;
  /** Requests by method, in order. */
  readonly log: string[];
}

/** Parts of a tus server that a test replaces. Each gets the honest behaviour, to be called or not. */
export interface TusHabits {
  readonly created?: (headers: Record<string, string>) => Record<string, string>;
  readonly head?: (upload: StubUpload, honest: Record<string, string>) => Reply;
  readonly patch?: (upload: StubUpload, times: number, honest: () => Reply) => Reply | 'cut';
}

/** Status and headers of an answer. */
export type Reply = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** An honest tus server at loopback with one upload, and what a test changes. */
export async function startTusServer(bytes: number, habits: TusHabits = {}) {
  const upload: StubUpload = { length: bytes, received: Buffer.alloc(0), log: [] };
  let patches = 0;
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '' } = request;
    const answer = ({ status, headers = {} }: Reply) => response.writeHead(status, headers).end();
    upload.log.push(method === 'PATCH' ? `PATCH ${request.headers['upload-offset']}` : method);
    if (method === 'POST') {
      const honest = { Location: `${url}/files/1?tusv2=true`, 'Stream-Media-ID': 'a1b2' };
      return answer({ status: 201, headers: habits.created?.(honest) ?? honest });
    }
    const offset = () => ({ 'Upload-Offset': String(upload.received.length) });
    if (method === 'HEAD') {
      const honest = { ...offset(), 'Upload-Length': String(bytes) };
      return answer(habits.head?.(upload, honest) ?? { status: 200, headers: honest });
    }
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const store = (): Reply => {
      if (request.headers['upload-offset'] !== String(upload.received.length)) return { status: 409 };
      upload.received = Buffer.concat([upload.received, ...pieces]);
      return { status: 204, headers: offset() };
    };
    patches += 1;
    const reply = habits.patch?.(upload, patches, store) ?? store();
    if (reply === 'cut') request.socket.destroy();
    else answer(reply);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    upload,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
