import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGuard } from '../../listener/index.ts';
import type { MediaHost } from './open-video.ts';

/** Refuses pages in a browser on this machine: only mocks may read the file, and no page under its own name. */
const guard = createGuard({ bound: '127.0.0.1', foreignReads: 'own' });

/**
 * Serves one file under its name on this machine, for mocks on this machine: real services cannot reach it. Answers GET, HEAD and ranges, as
 * Cloudflare's copy requires of an origin.
 */
export const loopbackHost: MediaHost = async (path) => {
  const target = `/${encodeURIComponent(basename(path))}`;
  const server = createServer((request, response) => {
    if (guard(request).kind !== 'pass') {
      response.writeHead(403).end();
      return;
    }
    answer({ path, target }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', ready);
  });
  // The server does not keep the program alive.
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${target}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

async function answer(
  { path, target }: { readonly path: string; readonly target: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url !== target || !['GET', 'HEAD'].includes(request.method ?? '')) {
    response.writeHead(404).end();
    return;
  }
  const { size } = await stat(path);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = first === undefined ? 0 : Number(first);
  const end = last === undefined || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    return;
  }
  response.writeHead(first === undefined ? 200 : 206, {
    'Content-Type': 'video/mp4',
    'Content-Length': end - start + 1,
    'Accept-Ranges': 'bytes',
    ...(first === undefined ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(path, { start, end }), response);
}
