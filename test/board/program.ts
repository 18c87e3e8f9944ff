import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server program that answers. */
export interface RunningProgram {
  /** `http://127.0.0.1:<port>` */
  readonly home: string;
  stop(): Promise<void>;
}

/**
 * Starts a server program on a free port and waits until it answers HTTP.
 * @param wordsFor its command line for a port
 * @throws {Error} with its output, when it ends or does not answer within a minute
 */
export async function startProgram(
  wordsFor: (port: number) => readonly string[],
  cwd: string,
): Promise<RunningProgram> {
  const port = await freePort();
  const [command = '', ...words] = wordsFor(port);
  const child = spawn(command, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      output = `${output}${part}`.slice(-4000);
    });
  }
  const stop = () => ended(child);
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) break;
    // Its own word, because another program may have taken the port meanwhile.
    const [, at = port] = LISTENS.exec(output) ?? [];
    const home = `http://127.0.0.1:${at}`;
    if (LISTENS.test(output) && (await answers(home))) return { home, stop };
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop();
  throw new Error(
    `expected ${command} ${words.join(' ')} to say at which port it listens and to answer there, got:\n${output}`,
  );
}

/** How the servers of the board say their port: Prism and ours in the first form, Mockoon in the second. */
const LISTENS = /(?:listening on http:\/\/127\.0\.0\.1:|started on port )(\d+)/;

const answers = (home: string): Promise<boolean> =>
  fetch(home, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  );

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exit;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
