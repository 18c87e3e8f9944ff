// Covers: arguments.ts, server.ts, session.ts, tool.ts, tools.ts, tools/journal.ts, tools/studies.ts, tools/tenants.ts,
// tools/world.ts
// A scripted client plays ten tasks. It knows the tools' descriptions, and takes every further name from an answer.

import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** JSON of an unknown form. */
type Json = ReturnType<typeof JSON.parse>;

/** Calls a tool; its answer as a model reads it. */
async function call(
  name: string,
  given: Record<string, unknown> = {},
): Promise<{ isError: boolean; text: string; result: Json; next?: string }> {
  const { content, isError = false } = await client.callTool({ name, arguments: given });
  const [{ text = '' } = {}] = content as { text?: string }[];
  return { isError: isError === true, text, ...(isError === true ? { result: {} as Json } : JSON.parse(text)) };
}

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nHello.\n';
/** Translates a file, as the program under test would. */
const translate = (environment: Json) =>
  fetch(`${environment.TRANSLATEPLUS_BASE_URL}/v2/translate/subtitles`, {
    method: 'POST',
    headers: { 'X-API-KEY': String(environment.TRANSLATEPLUS_API_KEY), 'Content-Type': 'application/json' },
    body: JSON.stringify({ format: 'srt', content: SRT, source: 'en', target: 'es' }),
  });

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
  let environment: Json;

  it('1. starts mocks and calls one with the environment of the answer', async () => {
    const { result, next } = await call('start', { clock: 'manual' });
    environment = result.environment;
    expect(next).toContain('journal');
    expect((await translate(environment)).status).toBe(200);
  });

  it('2. finds the request, and learns why it was answered so', async () => {
    const { result, next } = await call('journal');
    expect(result.entries).toMatchObject([{ operation: 'translateSubtitles', status: 200 }]);
    expect(next).toContain('explain');
    expect((await call('explain', { id: result.entries[0].id })).result).toMatchObject({ what: expect.any(String) });
  });

  it('3. runs a tenant out of credits', async () => {
    const { result } = await call('tenants', { action: 'create', name: 'poor', credits: 0 });
    expect((await translate(result.environment)).status).toBe(402);
    const { result: journal } = await call('journal', { tenant: 'poor', status: '4xx' });
    const explained = await call('explain', { id: journal.entries[0].id });
    expect(explained.result).toMatchObject({ rule: journal.entries[0].rule, credits: { remaining: 0 } });
  });

  it('4. says what a phrase means, and starts over', async () => {
    const seed = { translated: [{ from: 'en', to: 'es', phrases: { 'Hello.': 'Muy buenas.' } }] };
    expect((await call('seed', { seed })).isError).toBe(false);
    expect(await (await translate(environment)).text()).toContain('Muy buenas.');
    expect((await call('tenants', { action: 'reset', name: 'demo' })).isError).toBe(false);
    expect((await call('journal')).result.entries).toEqual([]);
  });

  it('5. makes one request fail, and sees which fault it was', async () => {
    const { result } = await call('fault', { fault: 'rate-limited; times=1' });
    expect(result.faults).toMatchObject([{ struck: 0 }]);
    expect([(await translate(environment)).status, (await translate(environment)).status]).toEqual([429, 200]);
    expect((await call('journal', { status: '429' })).result.entries[0].fault).toContain('rate-limited');
    expect((await call('fault', { action: 'clear' })).result.faults).toEqual([]);
  });

  it('6. moves the clock', async () => {
    const { result } = await call('advance', { seconds: 60 });
    expect(result.clock).toMatchObject({ mode: 'manual' });
  });

  it('7. verifies calls, and is told the nearest ones when it is wrong', async () => {
    const match = { operation: 'translateSubtitles', status: '2xx' };
    expect((await call('verify', { match, exactly: 1 })).result).toEqual({ verified: true });
    expect(await call('verify', { match, exactly: 2 })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/\w/),
    });
  });

  it('8. finds a request that went astray', async () => {
    await fetch(`${environment.TRANSLATEPLUS_BASE_URL}/v2/acount/summary`, { headers: { 'X-API-KEY': 'mock_demo' } });
    expect((await call('journal', { unmatched: true })).text).toContain('/v2/account/summary');
  });

  it('9. runs checks of the suite, and looks up the evidence', async () => {
    const { result } = await call('conform', { providers: ['translateplus'], grep: 'translateplus/health/*' });
    expect(result).toMatchObject({ summary: { failed: 0, errors: 0 }, failures: [] });
    expect(result.summary.passed).toBeGreaterThan(0);
    const { result: known } = await call('evidence', { about: 'rate', providers: ['translateplus'], limit: 1 });
    expect(known.rows).toMatchObject([{ provider: 'translateplus', evidence: { grade: expect.any(String) } }]);
  });

  it('10. finds a mutant that a test command does not notice', { timeout: 60_000 }, async () => {
    const code = `fetch(process.env.TRANSLATEPLUS_BASE_URL + '/health').then((answer) => answer.text())`;
    const { result, next } = await call('mutate', {
      command: [process.execPath, '-e', code],
      sample: 1,
      providers: ['translateplus'],
    });
    expect(result.unnoticed).toMatchObject([{ id: expect.any(String), statement: expect.any(String) }]);
    expect(next).toContain('Write a test');
    expect((await call('stop')).result).toEqual({ stopped: true });
  });
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
