// As a program: standard output is the protocol's alone, and the end of standard input ends it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { useBuiltPrograms } from '../../test/support/programs.ts';

const programs = useBuiltPrograms();

it('speaks the protocol on standard output, and ends with its input', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [programs.path('caption-harness'), 'mcp'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'script', version: '1' } };
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  expect(JSON.parse(line)).toMatchObject({
    jsonrpc: '2.0',
    id: 1,
    result: { serverInfo: { name: 'caption-harness' } },
  });
  child.stdin.end();
  expect(await ended).toEqual([0, null]);
});
