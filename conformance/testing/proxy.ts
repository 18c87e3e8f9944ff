import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Stub, startStub } from './stub-server.ts';

/** An answer on its way back. */
export interface Passing {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** How a proxy hands an answer on; by default as it is. */
export type HandOn = (passing: Passing, response: ServerResponse, request: IncomingMessage) => void;

/** A proxy on loopback before another server, which hands answers on as the test says. `prefix` is cut off paths. */
export function startProxy(target: string, handOn: HandOn, prefix = ''): Promise<Stub> {
  return startStub((request, response) => {
    const onward = httpRequest(
      target + (request.url ?? '/').slice(prefix.length),
      { method: request.method, headers: request.headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const headers = { ...answer.headers };
          delete headers['content-length'];
          delete headers.connection;
          delete headers['keep-alive'];
          handOn({ status: answer.statusCode ?? 500, headers, body: Buffer.concat(chunks) }, response, request);
        });
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
}

/** Hands an answer on, as it is or with parts changed. */
export function pass({ status, headers, body }: Passing, response: ServerResponse): void {
  const known = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  response.writeHead(status, Object.fromEntries(known));
  response.end(body);
}
