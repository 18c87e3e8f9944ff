import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { itNeeds } from '../support/needed.ts';
import { run, useBuiltPrograms } from '../support/programs.ts';
import { hasRedis } from '../support/redis-server.ts';

const programs = useBuiltPrograms();
const withRedis = itNeeds('redis-server', hasRedis);

withRedis('redis-kills finds no violation', { timeout: 240_000 }, async () => {
  const script = fileURLToPath(new URL('./redis-kills.mjs', import.meta.url));
  const args = ['--videos', '10', '--kills', '2', '--outages', '1', '--seconds', '120', '--rate', '30'];
  const program = ['--program', programs.path('caption-harness')];
  const { code, stdout, stderr } = await run(process.execPath, [script, ...args, ...program]);
  expect([stdout, stderr, code]).toEqual([expect.stringMatching(/violations +0\n/), '', 0]);
});
