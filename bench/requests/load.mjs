// Child process of http.mjs: sends requests over kept-alive connections, one at a time on each, and measures every answer.
// A first request on each is not measured: with sixteen connections and 1,500 requests, openings alone are the slowest hundredth.
// Messages in: { port, request, count, connections }; of several requests, each has its turn. Messages out: { p50, p99 } in ms and the statuses.
import { open } from './connection.mjs';

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
  let opened = 0;
  for (const [at, connection] of pool.entries()) {
    connection.send(all[at % all.length], () => {
      opened += 1;
      if (opened === connections) for (const each of pool) next(each);
    });
  }
});
