import { createServer, request } from 'node:http';

/**
 * Starts a server that hands requests on to another one. `counted()` is how many of them the other one answered with 200, whether the
 * client was still there or not.
 */
export async function startCountingProxy(target) {
  const { hostname, port } = new URL(target);
  let count = 0;
  const server = createServer(async (incoming, response) => {
    const chunks = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk);
    } catch {
      // The client is gone before it has sent all.
      return;
    }
    const { method, url: path, headers } = incoming;
    const sending = request({ host: hostname, port, method, path, headers }, (answer) => {
      if (answer.statusCode === 200) count += 1;
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
    });
    sending.on('error', () => response.destroy());
    sending.end(Buffer.concat(chunks));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    counted: () => count,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
