// Loaded into a program with `node --import`: tells its parent over IPC how long the main thread leaves everybody else waiting.
// Any message is answered with the longest stretch since the last one, in milliseconds, and the measuring begins anew.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const INTERVAL_MS = 2;

/** CPU time of the main thread in milliseconds; null where the system does not tell (it is Linux that does). */
function cpuTime() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

if (isMainThread && process.send) {
  let longest = { wall: 0, cpu: 0 };
  let last = { wall: performance.now(), cpu: cpuTime() };
  const look = () => {
    const now = { wall: performance.now(), cpu: cpuTime() };
    longest = {
      wall: Math.max(longest.wall, now.wall - last.wall),
      cpu: now.cpu === null ? null : Math.max(longest.cpu, now.cpu - last.cpu),
    };
    last = now;
  };
  setInterval(look, INTERVAL_MS).unref();
  process.on('message', () => {
    look();
    process.send(longest);
    longest = { wall: 0, cpu: 0 };
  });
  // The channel alone keeps no program running.
  process.channel.unref();
}
