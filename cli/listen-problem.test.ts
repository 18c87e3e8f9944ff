// Covers: listen-options.ts, run.ts, options.ts

import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';
import { listenProblem } from './listen-options.ts';

/** The error of Node for a port that another server has. */
async function takenPort(): Promise<{ error: unknown; port: number }> {
  const first = createServer();
  await new Promise<void>((done) => void first.listen(0, '127.0.0.1', done));
  const { port } = first.address() as { port: number };
  const error = await new Promise((done) => createServer().once('error', done).listen(port, '127.0.0.1'));
  first.close();
  return { error, port };
}

it('names the port that another program has, and the options for others', async () => {
  const { error, port } = await takenPort();
  expect(listenProblem(error, '--ports auto takes free ones.')?.message).toBe(
    `Port ${port} of 127.0.0.1 is in use by another program, perhaps by one that was started here before. --ports auto takes free ones.`,
  );
});

it.each([
  { syscall: 'getaddrinfo', code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND moon' },
  { syscall: 'listen', code: 'EADDRNOTAVAIL', message: 'listen EADDRNOTAVAIL 10.9.9.9' },
])('speaks of the host, not of ports, for $code', (error) => {
  expect(listenProblem(error, '--ports auto takes free ones.')?.message).toMatch(
    /^--host: .*\. Default: 127\.0\.0\.1\.$/,
  );
});

it('has nothing to say of other errors', () => {
  expect(listenProblem(new Error('x'), '')).toBeNull();
});

it.each([
  [
    ['serve', '--control-token'],
    "error: option '--control-token <token>' argument missing\n(--help lists the options)\n",
  ],
  [['serve', '--switch', 'a'], /argument 'a' is invalid\. expected name=value, got "a"/],
])('shows an option whose name looks like a place of secrets: %j', async (words, text) => {
  const { code, stderr } = await runHere('caption-harness', words);
  expect([code, stderr]).toEqual([2, typeof text === 'string' ? text : expect.stringMatching(text)]);
});

it('says how a pair of its own option is written', async () => {
  const { code, stderr } = await runHere('conform', ['--url', 'http://127.0.0.1:1']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('expected provider=URL, got "http://127.0.0.1:1"')]);
});
