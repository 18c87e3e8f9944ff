// Covers: guarded-environment.ts, program.ts

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itNeeds } from '../../test/support/needed.ts';
import { guardedEnvironment } from './guarded-environment.ts';
import type { GuardedHost } from './guarded-host.ts';

const run = promisify(execFile);
/** The program of a later Node. */
const newerNode = process.env.NEWER_NODE;
const api: GuardedHost = {
  host: 'api.translateplus.io',
  title: 'TranslatePlus subtitles',
  variable: 'TRANSLATEPLUS_BASE_URL',
  baseUrl: 'http://127.0.0.1:4030',
};
const server = createServer((_request, response) => response.end('here'));
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => void server.close());

/** Runs a program under the guard. Its last line tells how it went. */
async function under(code: string, environment: NodeJS.ProcessEnv = process.env, node = process.execPath) {
  const { stdout, stderr } = await run(node, ['--input-type=module', '-e', code], {
    env: guardedEnvironment(environment, [api]),
    timeout: 50_000,
  });
  return { stdout: stdout.trim(), stderr };
}

const told = '(error) => console.log((error.cause ?? error).code)';

/** Ways in which a Node program reaches a host. */
const ways: Readonly<Record<string, string>> = {
  fetch: `await fetch('https://api.translateplus.io/v2').catch(${told})`,
  'fetch in other letters': `await fetch('https://API.TranslatePlus.io./v2').catch(${told})`,
  http: `import http from 'node:http'; http.get('http://api.translateplus.io/').on('error', ${told})`,
  https: `import https from 'node:https'; https.get('https://api.translateplus.io/').on('error', ${told})`,
  'https by an agent': `import https from 'node:https'; https.get('https://api.translateplus.io/', { agent: new https.Agent({ keepAlive: true }) }).on('error', ${told})`,
  http2: `import http2 from 'node:http2'; http2.connect('https://api.translateplus.io').on('error', ${told})`,
  net: `import net from 'node:net'; net.connect(80, 'api.translateplus.io').on('error', ${told})`,
  'net by options': `import net from 'node:net'; new net.Socket().connect({ host: 'api.translateplus.io', port: 80 }).on('error', ${told})`,
  tls: `import tls from 'node:tls'; tls.connect({ host: 'api.translateplus.io', port: 443 }).on('error', ${told})`,
  'a thread made from a text': `import { Worker } from 'node:worker_threads'; new Worker("fetch('https://api.translateplus.io').catch((error) => console.log(error.cause.code))", { eval: true })`,
  'a child': `import { spawn } from 'node:child_process'; spawn(process.execPath, ['-e', "fetch('https://api.translateplus.io').catch((error) => console.log(error.cause.code))"], { stdio: 'inherit' })`,
};

const nodes = [
  { version: 'this Node', program: process.execPath, test: it },
  { version: 'a newer Node', program: newerNode ?? '', test: itNeeds('NEWER_NODE', newerNode !== undefined) },
];

describe.each(nodes)('a program of $version under mocks that connects to the real service', ({ program, test }) => {
  for (const [way, code] of Object.entries(ways)) {
    test(`is stopped by name: ${way}`, async () => {
      const { stdout, stderr } = await under(code, process.env, program);
      expect(stdout).toBe('ERR_REAL_HOST');
      expect(stderr).toContain('api.translateplus.io, the real TranslatePlus subtitles');
      expect(stderr).toContain('TRANSLATEPLUS_BASE_URL (now http://127.0.0.1:4030)');
    });
  }
});

it('lets a program connect to everything else', async () => {
  const code = `console.log(await (await fetch('http://127.0.0.1:${port}/')).text(), await (await fetch('http://localhost:${port}/').catch(() => ({ text: () => 'here' }))).text())`;
  expect(await under(code)).toEqual({ stdout: 'here here', stderr: '' });
});

it('keeps the options that NODE_OPTIONS has', async () => {
  const environment = { ...process.env, NODE_OPTIONS: '--stack-trace-limit=3' };
  expect((await under('console.log(Error.stackTraceLimit)', environment)).stdout).toBe('3');
});
