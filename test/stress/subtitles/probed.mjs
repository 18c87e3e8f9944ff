import { spawn } from 'node:child_process';

const PROBE = new URL('../support/stall-probe.mjs', import.meta.url).href;

/**
 * Starts a program that prints one line of JSON when it is ready. `stalls()` tells the longest stretch, in milliseconds of time and
 * of CPU (null where the system does not tell), in which its main thread did one thing alone since it was last asked.
 */
export async function startProbed(program, args) {
  const child = spawn(process.execPath, ['--import', PROBE, program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const line = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
  return {
    ready: JSON.parse(line),
    stalls: () =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send('');
      }),
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit').once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/** Sends a request and reads its answer whole. @returns the status */
export async function statusOf(url, init) {
  const answer = await fetch(url, init);
  await answer.arrayBuffer();
  return answer.status;
}
