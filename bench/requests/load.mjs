// Child process of http.mjs: sends requests over kept-alive connections, one at a time on each, and measures every answer.
// Messages in: { port, request, count, connections }; of several requests, each has its turn. Messages out: { p50, p99 } in ms and the statuses.
import { connect } from 'node:net';

process.on('message', ({ port, request, count, connections }) => {
  const all = [request].flat().map((text) => Buffer.from(text, 'latin1'));
  const pool = Array.from({ length: connections }, () => open(port));
  const times = [];
  const statuses = {};
  let sent = 0;
  let done = 0;
  const next = (connection) => {
    if (sent >= count) return;
    const bytes = all[sent % all.length];
    sent += 1;
    const from = performance.now();
    connection.send(bytes, (status) => {
      times.push(performance.now() - from);
      statuses[status] = (statuses[status] ?? 0) + 1;
      done += 1;
      if (done < count) return next(connection);
      for (const each of pool) each.close();
      times.sort((a, b) => a - b);
      const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
      process.send({ p50: at(0.5), p99: at(0.99), statuses });
    });
  };
  for (const connection of pool) next(connection);
});

/** A connection that reads answers by their Content-Length or last chunk, and forgets them. */
function open(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
  let read = '';
  let missing = -1;
  let waiting = null;
  const end = (status) => {
    const finish = waiting;
    [waiting, read, missing] = [null, '', -1];
    finish(status);
  };
  let status = '';
  socket.on('error', (error) => {
    throw error;
  });
  socket.on('close', () => {
    if (waiting !== null) throw new Error('the server closed a connection');
  });
  socket.on('data', (part) => {
    if (missing >= 0) {
      missing -= part.length;
      if (missing === 0) end(status);
      return;
    }
    read += part;
    const body = read.indexOf('\r\n\r\n');
    if (body < 0) return;
    status = read.slice(9, 12);
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(read.slice(0, body + 2)) ?? [];
    if (length === undefined) {
      if (read.endsWith('\r\n0\r\n\r\n')) end(status);
      return;
    }
    missing = body + 4 + Number(length) - read.length;
    if (missing === 0) end(status);
  });
  return {
    send: (bytes, finish) => {
      waiting = finish;
      socket.write(bytes);
    },
    close: () => socket.destroy(),
  };
}
