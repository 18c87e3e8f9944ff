/** A server that reads media like ours: it inspects the files of its requests, and answers `GET /health` meanwhile. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extractSound, inspectMedia } from '../index.ts';

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.searchParams.get('path');
  if (path === null) {
    response.end('ok');
    return;
  }
  const answer = url.pathname === '/sound' ? extractSound(path, `${path}.sound`) : inspectMedia(path);
  response.end(JSON.stringify(await answer.catch((error: Error) => ({ trouble: 'defect', detail: error.message }))));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
