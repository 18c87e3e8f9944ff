import { expect } from 'vitest';

/** JSON of an unknown form. */
type Json = ReturnType<typeof JSON.parse>;

/** The part of an MCP client that a script needs. */
export interface ToolCaller {
  callTool(one: {
    name: string;
    arguments: Record<string, unknown>;
  }): Promise<{ content?: unknown; isError?: boolean | undefined }>;
}

/** A tool's answer as a model reads it. */
interface Told {
  readonly isError: boolean;
  readonly text: string;
  readonly result: Json;
  readonly next?: string;
}

/** Calls tools by name. */
export type Call = (name: string, given?: Record<string, unknown>) => Promise<Told>;

/** A function that calls the tools of a client. */
export const callerOf =
  (client: ToolCaller): Call =>
  async (name, given = {}) => {
    const { content, isError = false } = await client.callTool({ name, arguments: given });
    const [{ text = '' } = {}] = content as { text?: string }[];
    return { isError, text, ...(isError ? { result: {} as Json } : JSON.parse(text)) };
  };

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nHello.\n';
/** Translates a file, as the program under test would. */
const translate = (environment: Json) =>
  fetch(`${environment.TRANSLATEPLUS_BASE_URL}/v2/translate/subtitles`, {
    method: 'POST',
    headers: { 'X-API-KEY': String(environment.TRANSLATEPLUS_API_KEY), 'Content-Type': 'application/json' },
    body: JSON.stringify({ format: 'srt', content: SRT, source: 'en', target: 'es' }),
  });

/** A task that an agent may be given. */
export interface AgentTask {
  readonly title: string;
  readonly run: () => Promise<void>;
}

/**
 * Ten tasks, in order. The script knows the tools' descriptions, and takes every further name from an answer.
 */
export function agentTasks(call: Call): readonly AgentTask[] {
  const tasks: AgentTask[] = [];
  const task = (title: string, run: () => Promise<void>) => tasks.push({ title, run });
  let environment: Json;

  task('1. starts mocks and calls one with the environment of the answer', async () => {
    const { result, next } = await call('start', { clock: 'manual' });
    environment = result.environment;
    expect(next).toContain('journal');
    expect((await translate(environment)).status).toBe(200);
  });

  task('2. finds the request, and learns why it was answered so', async () => {
    const { result, next } = await call('journal');
    expect(result.entries).toMatchObject([{ operation: 'translateSubtitles', status: 200 }]);
    expect(next).toContain('explain');
    expect((await call('explain', { id: result.entries[0].id })).result).toMatchObject({ what: expect.any(String) });
  });

  task('3. runs a tenant out of credits', async () => {
    const { result } = await call('tenants', { action: 'create', name: 'poor', credits: 0 });
    expect((await translate(result.environment)).status).toBe(402);
    const { result: journal } = await call('journal', { tenant: 'poor', status: '4xx' });
    const explained = await call('explain', { id: journal.entries[0].id });
    expect(explained.result).toMatchObject({ rule: journal.entries[0].rule, credits: { remaining: 0 } });
  });

  task('4. says what a phrase means, and starts over', async () => {
    const seed = { translated: [{ from: 'en', to: 'es', phrases: { 'Hello.': 'Muy buenas.' } }] };
    expect((await call('seed', { seed })).isError).toBe(false);
    expect(await (await translate(environment)).text()).toContain('Muy buenas.');
    expect((await call('tenants', { action: 'reset', name: 'demo' })).isError).toBe(false);
    expect((await call('journal')).result.entries).toEqual([]);
  });

  task('5. makes one request fail, and sees which fault it was', async () => {
    const { result } = await call('fault', { fault: 'rate-limited; times=1' });
    expect(result.faults).toMatchObject([{ struck: 0 }]);
    expect([(await translate(environment)).status, (await translate(environment)).status]).toEqual([429, 200]);
    expect((await call('journal', { status: '429' })).result.entries[0].fault).toContain('rate-limited');
    expect((await call('fault', { action: 'clear' })).result.faults).toEqual([]);
  });

  task('6. moves the clock', async () => {
    const { result } = await call('advance', { seconds: 60 });
    expect(result.clock).toMatchObject({ mode: 'manual' });
  });

  task('7. verifies calls, and is told the nearest ones when it is wrong', async () => {
    const match = { operation: 'translateSubtitles', status: '2xx' };
    expect((await call('verify', { match, exactly: 1 })).result).toEqual({ verified: true });
    expect(await call('verify', { match, exactly: 2 })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/\w/),
    });
  });

  task('8. finds a request that went astray', async () => {
    await fetch(`${environment.TRANSLATEPLUS_BASE_URL}/v2/acount/summary`, { headers: { 'X-API-KEY': 'mock_demo' } });
    expect((await call('journal', { unmatched: true })).text).toContain('/v2/account/summary');
  });

  task('9. runs checks of the suite, and looks up the evidence', async () => {
    const { result } = await call('conform', { providers: ['translateplus'], grep: 'translateplus/health/*' });
    expect(result).toMatchObject({ summary: { failed: 0, errors: 0 }, failures: [] });
    expect(result.summary.passed).toBeGreaterThan(0);
    const { result: known } = await call('evidence', { about: 'rate', providers: ['translateplus'], limit: 1 });
    expect(known.rows).toMatchObject([{ provider: 'translateplus', evidence: { grade: expect.any(String) } }]);
  });

  task('10. finds a mutant that a test command does not notice', async () => {
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
  return tasks;
}
