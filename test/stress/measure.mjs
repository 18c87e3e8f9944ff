import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** The `p`-th percentile of numbers, to a tenth. */
export function percentile(numbers, p) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1);
  return Math.round((sorted[Math.max(0, at)] ?? 0) * 10) / 10;
}

/**
 * Asks for `path` every 10 ms, one request at a time, until `during` calls what it is given.
 * @returns count of answers, and their p50, p99 and max in milliseconds
 */
export async function watchHealth(port, path, during) {
  const agent = new Agent({ keepAlive: true });
  const times = [];
  let isOver = false;
  const ended = Promise.resolve(
    during(() => {
      isOver = true;
    }),
  ).catch((error) => {
    isOver = true;
    throw error;
  });
  // It is awaited below.
  ended.catch(() => {});
  while (!isOver) {
    const began = performance.now();
    await new Promise((resolve, reject) => {
      const asked = request({ port, path, agent, host: '127.0.0.1' }, (response) =>
        response.resume().once('end', resolve),
      );
      asked.once('error', reject);
      asked.end();
    });
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await ended;
  agent.destroy();
  return { count: times.length, p50: percentile(times, 50), p99: percentile(times, 99), max: percentile(times, 100) };
}

/** Resident bytes of a process, and of it with its children (Linux; 0 elsewhere, where nothing is judged). */
export function memoryOf(pid) {
  try {
    const own = residentOf(pid);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
    );
    return { own, tree: children.reduce((sum, child) => sum + residentOf(child), own) };
  } catch {
    return { own: 0, tree: 0 };
  }
}

function residentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
  } catch {
    return 0;
  }
}
