// Measures servers in turn, in short rounds, so that whatever else the machine does falls on all of them.
import { cpuOf } from './servers.mjs';

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * Sends `count` requests a round to each row ({ name, pid, port, request, connections, count }). Returns for each the
 * microseconds of processor time of one request, and the median of the rounds' p99 in milliseconds.
 */
export async function measure(load, rows, { rounds, warm }) {
  const sums = rows.map(() => ({ cpu: 0, sent: 0, p99: [] }));
  for (let round = -1; round < rounds; round += 1) {
    for (const at of turnsOf(round, rows.length)) {
      const { name, pid, port, request, connections = 16, count, warm: own = warm } = rows[at];
      const before = cpuOf(pid);
      const sent = round < 0 ? Math.min(own, (3 * count * own) / warm) : count;
      const { p99, statuses } = await load.send({ port, request, count: sent, connections });
      if (Object.keys(statuses).join() !== '200') throw new Error(`${name}: ${JSON.stringify(statuses)}`);
      if (round < 0) continue;
      sums[at].cpu += cpuOf(pid) - before;
      // And one on each connection, which is not timed.
      sums[at].sent += sent + connections;
      sums[at].p99.push(p99);
    }
  }
  return sums.map(({ cpu, sent, p99 }) => ({ micros: (cpu * 1_000) / sent, p99: median(p99) }));
}

/** Each row once, in another order in each round, so that no row always follows the same one. */
function turnsOf(round, length) {
  const steps = Array.from({ length: length - 1 }, (_, at) => at + 1).filter((step) => areCoprime(step, length));
  const from = Math.max(round, 0);
  const step = steps[from % steps.length] ?? 1;
  return Array.from({ length }, (_, at) => (at * step + from) % length);
}

const areCoprime = (one, other) => (other === 0 ? one === 1 : areCoprime(other, one % other));

/** From spawn until a program prints or ends, in milliseconds: the median of each, in turn. */
export async function measureStarts(programs, rounds, timeOf) {
  const times = programs.map(() => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [at, args] of programs.entries()) {
      const took = await timeOf(args);
      if (round >= 0) times[at].push(took);
    }
  }
  return times.map(median);
}
