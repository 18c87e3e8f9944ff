// Covers: ../commands/mutate-environment.ts, arguments.ts, server.ts, session.ts, tool.ts, tools.ts, tools/journal.ts, tools/studies.ts, tools/tenants.ts,
// tools/world.ts
// A scripted client plays ten tasks: test/support/agent-tasks.ts.

import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentTasks, callerOf } from '../../test/support/agent-tasks.ts';
import { mcpServer, textOf } from './server.ts';
import { Session } from './session.ts';

const session = new Session();
const client = new Client({ name: 'script', version: '1' });
beforeAll(async () => {
  const [here, there] = InMemoryTransport.createLinkedPair();
  await (await mcpServer(session)).connect(there as never);
  await client.connect(here);
});
afterAll(async () => {
  await client.close();
  await session.stop();
});

const call = callerOf(client);

it('describes every tool and every choice in few words', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(
    'start stop tenants seed advance fault journal explain verify conform mutate evidence'.split(' '),
  );
  for (const { name, description = '' } of tools) expect(description.length, name).toBeLessThan(330);
  expect(JSON.stringify(tools).length).toBeLessThan(15_000);
});

it('says what to call first', async () => {
  expect(await call('journal')).toMatchObject({ isError: true, text: 'No mocks run. Call start first.' });
});

describe('ten tasks', () => {
  for (const { title, run } of agentTasks(call)) it(title, { timeout: 60_000 }, run);
});

it('gives the command of mutate the world, so that harnesses in its tests meet the mutants', async () => {
  const command = [process.execPath, '-e', 'process.exitCode = process.env.CAPTION_HARNESS_WORLD ? 0 : 1'];
  const { text, isError } = await call('mutate', { command, sample: 1, providers: ['workers-ai'] });
  expect([isError ?? false, text]).toEqual([false, expect.stringContaining('"unmet":1')]);
});

it('tells in a sentence what is wrong with arguments', async () => {
  await call('start', { providers: ['translateplus'] });
  expect((await call('fault', { fault: 'no-such-fault' })).isError).toBe(true);
  expect((await call('seed', { seed: { herd: [] } })).text).toMatch(/herd/);
  expect((await call('tenants', { action: 'delete' })).text).toContain('needs a name');
  expect((await call('start', { providers: ['gcore'] })).text).toContain('Did you mean gcore-ai?');
  expect((await call('conform', { baseUrls: { 'gcore-ai': 'https://api.gcore.com' } })).text).toContain(
    'not on this machine',
  );
});

it('cuts an answer that is too long, and says what to ask instead', () => {
  const text = textOf({ result: { rows: Array.from({ length: 5_000 }, (_, at) => at) } });
  expect(text.length).toBeLessThan(12_000);
  expect(JSON.parse(text).next).toContain('lower limit');
});
