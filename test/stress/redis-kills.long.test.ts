import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { itNeeds } from '../support/needed.ts';
import { run, useBuiltPrograms } from '../support/programs.ts';
import { hasRedis } from '../support/redis-server.ts';

const programs = useBuiltPrograms();
const withRedis = itNeeds('redis-server', hasRedis);

withRedis('redis-kills finds no violation', { timeout: 240_000 }, async () => {
  const script = fileURLToPath(new URL('./redis-kills.mjs', import.meta.url));
  // Early kills: what they leave behind is taken over at the same time.
  const early = '--kills 2 --outages 1 --by 30 --away 1000';
  const args = `--videos 6 --workers 2 --seconds 120 --rate 30 ${early}`.split(' ');
  const program = ['--program', programs.path('caption-harness')];
  const { code, stdout, stderr } = await run(process.execPath, [script, ...args, ...program]);
  expect([stdout, stderr, code]).toEqual([expect.stringMatching(/violations +0\n/), '', 0]);
});
