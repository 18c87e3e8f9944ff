import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** Characters of a program's standard error that are kept. */
const KEPT = 20_000;

/**
 * Starts a program that prints one line of JSON when it is ready. `ready` is that line; `errors()` what it has written to
 * standard error; `running()` is false once it has ended; `stop()` ends it and resolves with `{ code, signal }`.
 */
export async function startProgram(program, args, { env = {}, cwd } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    cwd,
  });
  let errors = '';
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-KEPT);
  });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const line = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      if (output.includes('\n')) return;
      output += text;
      if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')));
    });
    ended.then(({ code }) => reject(new Error(`${args[0]} ended with ${code} before it was ready: ${errors}`)));
  });
  return {
    child,
    pid: child.pid,
    ready: JSON.parse(line),
    ended,
    errors: () => errors,
    running: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => child.kill(signal),
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      return ended.finally(() => clearTimeout(late));
    },
  };
}

/** Starts the mocks and the control API on free ports. */
export const startMocks = (program, args = []) =>
  startProgram(program, ['serve', '--json', '--ports', 'auto', ...args]);

/** Options that point a program at running mocks. @param ready their line */
export const pointingAt = (ready, tenant = 'demo') => [
  ...['--control', ready.control.url, '--tenant', tenant],
  ...Object.entries(ready.providers).flatMap(([name, { baseUrl }]) => ['--url', `${name}=${baseUrl}`]),
];

/** Starts an origin that uses running mocks. */
export const startOrigin = (program, { data, mocks, tenant, args = [] }) =>
  startProgram(program, [
    'origin',
    '--json',
    '--port',
    '0',
    '--data',
    data,
    ...pointingAt(mocks.ready, tenant),
    ...args,
  ]);

/** How many descriptors a process has open; null where the system does not tell (it is Linux that does). */
export function openDescriptors(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return null;
  }
}
