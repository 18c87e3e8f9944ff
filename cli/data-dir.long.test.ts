// Over `serve --data-dir` and the end of `serve` by SIGTERM, as programs: kills, locks and signals need processes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMemory } from '../mocks/kernel/world/memory.ts';
import { defaultSettings } from '../mocks/kernel/world/settings.ts';
import { systemClock } from '../src/base/clock.ts';
import { openDurableLog } from '../src/base/durable-log.ts';
import type { JsonValue } from '../src/base/json.ts';
import { createControlClient } from '../src/control-client/index.ts';
import { run, serve, useBuiltPrograms } from '../test/support/programs.ts';

const programs = useBuiltPrograms();
const HELLO = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'data-dir-'));
});
afterAll(() => rmSync(home, { recursive: true }));

type Served = Awaited<ReturnType<typeof serve>>;
const ended = ({ child }: Served, signal: NodeJS.Signals) =>
  new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
const translate = (at: Served, name = 'a') =>
  fetch(`${at.providers.translateplus?.baseUrl}/v2/translate/subtitles`, {
    method: 'POST',
    headers: { 'X-API-KEY': `mock_${name}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ format: 'srt', content: HELLO, source: 'en', target: 'es' }),
  });

it('keeps what was answered over kill -9; the folder is refused while it is in use', { timeout: 60_000 }, async () => {
  const args = ['--data-dir', join(home, 'kept')];
  const first = await serve(programs.path('caption-harness'), args);
  expect((await translate(first)).status).toBe(200);
  const second = await run(process.execPath, [programs.path('caption-harness'), 'serve', '--ports', 'auto', ...args]);
  expect([second.code, second.stdout]).toEqual([2, '']);
  expect(second.stderr).toContain(`in use by process ${first.child.pid}`);
  await ended(first, 'SIGKILL');
  const third = await serve(programs.path('caption-harness'), args);
  const control = createControlClient({ url: third.control.url });
  expect((await control.getTenant('a')).credits.used).toBe(1);
  expect((await control.journal('a')).entries).toHaveLength(1);
  await third.stop();
});

it('answers what is running at a SIGTERM, then ends with 0', { timeout: 60_000 }, async () => {
  const served = await serve(programs.path('caption-harness'), ['--data-dir', mkdtempSync(join(home, 'ended-'))]);
  const control = createControlClient({ url: served.control.url });
  // Loads what the request below runs: at the end it has 600 ms.
  expect((await translate(served)).status).toBe(200);
  await control.addFault('a', { effect: { type: 'delay', milliseconds: 250 } });
  const running = translate(served);
  await expect.poll(async () => (await control.getTenant('a')).faults[0]?.struck).toBe(1);
  const code = ended(served, 'SIGTERM');
  expect((await running).status).toBe(200);
  expect(await code).toBe(0);
});

it('starts with 10,000 tenants, and ends with 0 while requests of many run', { timeout: 120_000 }, async () => {
  const dataDir = join(home, 'many');
  const format = { name: 'world-log', title: 'log', version: 1, withoutIt: '' };
  const { log } = await openDurableLog(join(dataDir, 'world.log'), format);
  const memory = { ...openMemory(defaultSettings, false, systemClock), isWritten: true };
  const tenants = Array.from({ length: 9_950 }, (_, at) => ({ name: `many-${at}`, memory }));
  await log.append({ tenants, base: 10_000_000 } as unknown as JsonValue);
  await log.close();
  const starting = performance.now();
  const args = ['--data-dir', dataDir, '--fault', 'delay=300'];
  const served = await serve(programs.path('caption-harness'), args);
  expect(performance.now() - starting).toBeLessThan(20_000);
  const control = createControlClient({ url: served.control.url });
  const names = Array.from({ length: 40 }, (_, at) => `running-${at}`);
  const running = names.map((name) => translate(served, name));
  await expect.poll(async () => (await control.getTenant('running-39')).faults[0]?.struck).toBe(1);
  const ending = performance.now();
  expect(await ended(served, 'SIGTERM')).toBe(0);
  expect(performance.now() - ending).toBeLessThan(10_000);
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual(names.map(() => 200));
});

it('does not wait for a request that never ends', { timeout: 60_000 }, async () => {
  const served = await serve(programs.path('caption-harness'));
  const control = createControlClient({ url: served.control.url });
  await control.createTenant({ name: 'a' });
  await control.addFault('a', { effect: { type: 'stall' } });
  const running = translate(served).then(
    () => 'answered',
    () => 'cut',
  );
  await expect.poll(async () => (await control.getTenant('a')).faults[0]?.struck).toBe(1);
  const from = performance.now();
  expect(await ended(served, 'SIGTERM')).toBe(0);
  expect(performance.now() - from).toBeLessThan(10_000);
  expect(await running).toBe('cut');
});
