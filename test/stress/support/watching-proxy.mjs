import { Agent, createServer, request } from 'node:http';

/**
 * Starts a server that hands requests on to another one, and counts what it answered. `most(ms)`: most requests in any window of this
 * length; `refused()`: those answered with 429; `puts()`: PUT requests answered with 200, by path; `posts()`: POST requests answered
 * with 200.
 * @param delayMs milliseconds by which each answer is late
 */
export async function startWatchingProxy(target, { delayMs = 0 } = {}) {
  const { hostname, port, pathname } = new URL(target);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times = [];
  const puts = new Map();
  let refused = 0;
  let posts = 0;
  const server = createServer((incoming, response) => {
    const { method, url: path, headers } = incoming;
    times.push(performance.now());
    const sending = request({ host: hostname, port, method, path, headers, agent }, (answer) => {
      if (answer.statusCode === 429) refused += 1;
      if (answer.statusCode === 200 && method === 'PUT') puts.set(path, (puts.get(path) ?? 0) + 1);
      if (answer.statusCode === 200 && method === 'POST') posts += 1;
      const answerNow = () => {
        response.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(response);
      };
      if (delayMs === 0) answerNow();
      else setTimeout(answerNow, delayMs);
    });
    sending.on('error', () => response.destroy());
    incoming.on('error', () => sending.destroy());
    incoming.pipe(sending);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${pathname === '/' ? '' : pathname}`,
    refused: () => refused,
    requests: () => times.length,
    puts: () => puts,
    posts: () => posts,
    most(ms) {
      let most = 0;
      for (let first = 0, last = 0; last < times.length; last += 1) {
        while (times[last] - times[first] > ms) first += 1;
        most = Math.max(most, last - first + 1);
      }
      return most;
    },
    close() {
      server.closeAllConnections();
      agent.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
