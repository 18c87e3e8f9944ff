// Over docs/seeding.md: its examples work as they are printed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tenant } from '../mocks/kernel/world/tenant.ts';
import { parseSeed } from '../mocks/seeding/parse-seed.ts';
import { seedWorldFrom } from '../mocks/seeding/seed-world.ts';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { readWorldSeed } from '../src/contracts/seed/read-seed.ts';
import { createControlClient } from '../src/control-client/index.ts';
import { film } from '../src/media/test-support/film.ts';
import { runProgram } from './support/guide/run-program.ts';
import { hearersOf } from './support/heard-by.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = readFileSync(`${root}docs/seeding.md`, 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text ?? '');

let folder: string;
let running: RunningWorld;
let tenant: Tenant;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seeding-'));
  running = await startWorld({ settings: { clock: 'manual' } });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

it('hears and translates as the first example says', async () => {
  const [yaml = ''] = blocks('yaml');
  const talk = await film({ seconds: 20, name: 'talk' });
  writeFileSync(join(folder, 'world.yaml'), yaml);
  writeFileSync(join(folder, 'talk.mp4'), talk);
  writeFileSync(join(folder, 'talk.en.srt'), '1\n00:00:01,000 --> 00:00:04,000\nMy invoice is overdue.\n');
  await seedWorldFrom(running.world, join(folder, 'world.yaml'));
  tenant = running.world.tenant('docs');
  const { gcore, workersAi, stream } = hearersOf(running, tenant);
  expect((await workersAi(talk)).result.text).toBe('My invoice is overdue.');
  expect((await workersAi(talk, { language: 'es' })).result.text).toBe('Mi factura está vencida.');
  const interview = await gcore('https://cdn.example/interviews/1.mp4');
  expect(interview.result).toMatchObject({
    languages: ['ger'],
    concatenated_text: 'Guten Tag. Heute sprechen wir über Rechnungen.',
  });
  expect((await gcore('https://other.example/silence-1.mp4')).result.speech_detected).toBe(false);
  expect((await stream('https://cdn.example/interviews/1.mp4', 'de')).vtt).toContain('Guten Tag.');
});

it('starts from the state of the second example', async () => {
  const [json = ''] = blocks('json');
  const control = createControlClient({ url: running.control.url });
  await control.createTenant({ name: 'shop', clock: 'manual' });
  const { planted } = await control.seed('shop', JSON.parse(json));
  expect(planted).toEqual({ settings: 2, faults: 1, 'cloudflare-stream videos': 2, 'gcore-ai tasks': 2 });
  expect((await control.getTenant('shop')).credits.total).toBe(3);
});

it('runs the third example as a program', async () => {
  const [code = ''] = blocks('ts');
  const { anna } = await runProgram(code);
  expect(anna).toMatchObject({ name: 'anna', credits: { total: 100 } });
});

it('shows mistakes as they are reported', async () => {
  const [shown = ''] = blocks('text');
  const wrong = parseSeed(`
heard:
  - {url: a, langauge: de}
  - {url: a, cues: [{start: 1, end: 2, text: a}, {start: 2, end: 3, text: a}, {start: 7, end: 5, text: a}]}
switches: {gcore-ai.timings: instant}
`);
  const message = await readWorldSeed(wrong, 'The seed file world.yaml').then(String, (error: Error) => error.message);
  const lines = shown
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(message).toContain(line.replace(/\.\.\.$/, '').replace(/\?$/, ''));
});
