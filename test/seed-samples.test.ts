import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { itNeeds } from './support/needed.ts';
import { run } from './support/programs.ts';

const sample = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/seed-samples/${name}`, import.meta.url)), 'utf8');
const HOST = 'https://api.translateplus.io';

let running: RunningWorld;
let baseUrl: string;
beforeAll(async () => {
  running = await startWorld();
  baseUrl = running.providers.translateplus?.baseUrl ?? '';
});
afterAll(() => running.close());

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const python = ['python3', '/usr/bin/python3'].find((name) => works(name, '-c', 'import requests'));

describe('the samples of the docs page run as printed, host aside', () => {
  itNeeds('curl', works('curl', '--version'))('curl', async () => {
    const { stdout } = await run('bash', ['-c', sample('curl.sh').replace(HOST, baseUrl).replace('curl ', 'curl -s ')]);
    expect(JSON.parse(stdout)).toEqual({ format: 'srt', content: '1\n00:00:01,000 --> 00:00:02,000\nHola mundo\n' });
  });

  itNeeds('Python with requests', python !== undefined)('Python requests', async () => {
    const { stdout } = await run(python ?? 'python3', ['-'], { input: sample('requests.py').replace(HOST, baseUrl) });
    expect(stdout).toContain('Hola mundo');
  });

  itNeeds('Node', true)('fetch', async () => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-'], {
      input: sample('fetch.mjs').replace(HOST, baseUrl),
    });
    expect(stdout).toContain('Hola mundo');
  });

  itNeeds('Node', true)('https.request, over plain HTTP and with a port', async () => {
    const text = sample('https.cjs')
      .replace("require('https')", "require('http')")
      .replace(`new URL('${HOST}').hostname,`, `new URL('${baseUrl}').hostname, port: ${new URL(baseUrl).port},`);
    const { stdout } = await run(process.execPath, ['-'], { input: text });
    expect(stdout).toContain('Hola mundo');
  });

  itNeeds('Node', true)('and are charged to the tenant of printed credentials', () => {
    expect(running.world.tenant('samples').account.used).toBeGreaterThanOrEqual(2);
  });
});
