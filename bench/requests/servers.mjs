// Starts the servers that http.mjs compares, and reads their use of the processor and of memory (Linux: /proc).
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The path of a file beside this one. */
export const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = here('../../dist/bin/caption-harness.js');

/** Programs end with this one, also when it fails. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program that prints one line of JSON when it is ready. */
export async function start(node, args) {
  const { child, ended } = launch(node, args);
  const first = new Promise((resolve) => createInterface(child.stdout).once('line', resolve));
  return { pid: child.pid, ready: JSON.parse(await Promise.race([first, ended])), stop: () => child.kill('SIGKILL') };
}

/** Starts a program that prints its port among other things. */
export async function startPrinting(program, args, port) {
  const { child, ended } = launch(program, args);
  let text = '';
  const found = new Promise((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      const [, digits] = port.exec(text) ?? [];
      if (digits !== undefined) resolve(Number(digits));
    });
  });
  return { pid: child.pid, ready: { port: await Promise.race([found, ended]) }, stop: () => child.kill('SIGKILL') };
}

function launch(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${args[0]} ended with ${code}`);
  });
  ended.catch(() => {});
  return { child, ended };
}

export const startExpress = (node, file) => start(node, [here('bare.mjs'), 'express', file]);
export const startNode = (node, file) => start(node, [here('bare.mjs'), 'node', file]);
export const startOurs = (node, flags = []) => start(node, [...flags, program, 'serve', '--json', '--ports', 'auto']);

/** Milliseconds of processor time of a process so far, all threads. The kernel counts in steps of 10. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Bytes of a figure of /proc/PID/status, for example VmRSS. */
export const memoryOf = (pid, figure) =>
  Number(new RegExp(`${figure}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;

/** Starts the process that sends requests. */
export function startLoad() {
  const child = fork(here('load.mjs'), { stdio: 'inherit' });
  return {
    send: async (message) => {
      child.send(message);
      const [answer] = await once(child, 'message');
      return answer;
    },
    stop: () => child.kill(),
  };
}
