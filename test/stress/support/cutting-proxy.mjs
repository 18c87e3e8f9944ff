// A proxy of TCP that counts the bytes of its clients and cuts connections at given counts.
import { connect, createServer } from 'node:net';

/**
 * Listens on loopback before a server. `cutAt`: counts of bytes, rising, at each of which the connection that carries it is cut.
 * `counted()`: bytes of all clients so far. `onBytes` is called with it.
 */
export async function startCuttingProxy(origin, cutAt = [], onBytes = () => {}) {
  const { hostname, port } = new URL(origin);
  const left = [...cutAt];
  let bytes = 0;
  let cuts = 0;
  const sockets = new Set();
  const server = createServer((client) => {
    const target = connect(Number(port), hostname);
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    const end = () => {
      client.destroy();
      target.destroy();
    };
    client.on('data', (piece) => {
      bytes += piece.length;
      if (left.length > 0 && bytes >= left[0]) {
        left.shift();
        cuts += 1;
        end();
      } else if (!target.write(piece)) {
        client.pause();
        target.once('drain', () => client.resume());
      }
      onBytes(bytes);
    });
    client.on('end', () => target.end());
    target.pipe(client);
    for (const socket of [client, target]) socket.on('error', end);
    client.on('close', () => target.destroy());
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    counted: () => bytes,
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    },
  };
}
