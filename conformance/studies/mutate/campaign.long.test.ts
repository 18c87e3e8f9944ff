// Covers: trial-run.ts, campaign-error.ts, campaign-options.ts, run-mutants.ts
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tryAll } from './campaign.ts';
import type { Campaign } from './campaign-options.ts';
import { selectMutants } from './select.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'campaign-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A command that fails unless TranslatePlus answers its health check with 200. */
const looksAtHealth = `
const { status } = await fetch(process.env.BASE_URL + '/health');
process.exit(status === 200 ? 0 : 1);`;

const campaign = (script: string, more: Partial<Campaign> = {}): Campaign => ({
  words: [process.execPath, '--input-type=module', '-e', script],
  world: {},
  environmentOf: ({ providers }) => ({ ...process.env, BASE_URL: providers.translateplus?.baseUrl }),
  worldChoice: {},
  selected: selectMutants({ glob: 'translateplus/health-down' }),
  everyProvider: false,
  seed: 1,
  stateFile: join(folder, 'state.json'),
  signal: new AbortController().signal,
  log: () => {},
  ...more,
});

it('distinguishes mutants that a command notices from those that it never triggers', async () => {
  const lines: string[] = [];
  const selected = [
    ...selectMutants({ glob: 'translateplus/health-down' }),
    ...selectMutants({ glob: 'translateplus/format-missing' }),
  ];
  const result = await tryAll(campaign(looksAtHealth, { selected, log: (line) => lines.push(line) }));
  expect(result).toEqual({
    outcomes: [
      { id: 'translateplus/health-down', outcome: 'noticed', ending: 'exit 1' },
      { id: 'translateplus/format-missing', outcome: 'unmet', ending: 'exit 0' },
    ],
    unused: [],
    left: 0,
  });
  expect(lines).toHaveLength(4);
});

it('does not count a failure that the mutant cannot have caused, and says that the command is flaky', async () => {
  const script = `
const { existsSync, writeFileSync } = await import('node:fs');
const { status } = await fetch(process.env.BASE_URL + '/health');
const began = ${JSON.stringify(join(folder, 'began'))};
process.exitCode = status === 200 && !existsSync(began) ? 0 : 1;
writeFileSync(began, '');`;
  const selected = selectMutants({ glob: 'translateplus/format-missing' });
  const { outcomes } = await tryAll(campaign(script, { selected }));
  expect(outcomes).toEqual([{ id: 'translateplus/format-missing', outcome: 'unmet', ending: 'exit 1', flaky: true }]);
});

const unused = selectMutants({ glob: 'translateplus/format-*' });
/** Notes in a file with which mutants it ran. */
const notesRuns = `
const { appendFileSync } = await import('node:fs');
const mutant = process.env.CAPTION_HARNESS_MUTANT;
if (mutant) appendFileSync(process.env.RUNS, mutant + '\\n');
await fetch(process.env.BASE_URL + '/health');`;
const noted = (script: string, more: Partial<Campaign> = {}) => {
  const file = join(folder, 'runs');
  const once = campaign(script, { selected: unused, ...more });
  const environmentOf: Campaign['environmentOf'] = (running) => ({ ...once.environmentOf(running), RUNS: file });
  return { campaign: { ...once, environmentOf }, ran: () => readFileSync(file, 'utf8').trim().split('\n') };
};

it('runs one in ten of the mutants that a repeatable command does not meet, and all if each counts', async () => {
  const lines: string[] = [];
  const some = noted(notesRuns, { log: (line) => lines.push(line) });
  const { outcomes, left } = await tryAll(some.campaign);
  expect(unused.length).toBeGreaterThan(2);
  expect(some.ran()).toHaveLength(Math.ceil(unused.length / 10));
  expect([outcomes.length, left]).toEqual([unused.length, 0]);
  expect(new Set(outcomes.map(({ outcome, ending }) => `${outcome} ${ending}`))).toEqual(
    new Set(['unmet exit 0', 'unmet not run']),
  );
  expect(lines.at(-1)).toMatch(/^not triggered: \d+ more, without a run/);
  rmSync(join(folder, 'runs'));
  const all = noted(notesRuns, { drawUnmet: true });
  const whole = (await tryAll(all.campaign)).outcomes;
  expect(whole).toEqual(outcomes.map((outcome) => ({ ...outcome, ending: 'exit 0' })));
  expect(all.ran()).toHaveLength(unused.length);
});

it('runs every mutant with a command that fails by itself', async () => {
  const first = unused[0]?.id;
  const failsOnce = noted(`${notesRuns} if (mutant === ${JSON.stringify(first)}) process.exit(1);`);
  const { outcomes } = await tryAll(failsOnce.campaign);
  expect(failsOnce.ran()).toHaveLength(unused.length);
  expect(outcomes.filter(({ flaky }) => flaky).map(({ id }) => id)).toEqual([first]);
});

it('tries only the mutants that the unchanged run met, if told to', async () => {
  const selected = [
    ...selectMutants({ glob: 'translateplus/health-down' }),
    ...selectMutants({ glob: 'translateplus/format-missing' }),
    ...selectMutants({ glob: 'workers-ai/*' }),
  ];
  const { outcomes, unused } = await tryAll(campaign(looksAtHealth, { selected, onlyMet: true }));
  expect(outcomes).toEqual([{ id: 'translateplus/health-down', outcome: 'noticed', ending: 'exit 1' }]);
  expect(unused).toEqual(['workers-ai']);
});

it('draws a sample from what the unchanged run met, unless mutants that are not met count', async () => {
  const selected = selectMutants({ providers: ['translateplus'] });
  const ids = async (more: Partial<Campaign>) =>
    (await tryAll(campaign(looksAtHealth, { selected, sample: 2, ...more }))).outcomes;
  const [drawn, all] = [await ids({}), await ids({ drawUnmet: true })];
  expect(drawn.map(({ outcome }) => outcome)).not.toContain('unmet');
  expect(all.map(({ outcome }) => outcome)).toContain('unmet');
  expect([drawn.length, all.length]).toEqual([2, 2]);
});

it('runs several commands at the same time, and keeps the order of the mutants', async () => {
  const selected = selectMutants({ glob: 'translateplus/health-*' });
  const places = selected.map(({ id }) => id);
  // The first waits until the second has begun: one at a time, it would end by its time limit.
  const script = `
const { existsSync, writeFileSync } = await import('node:fs');
const at = ${JSON.stringify(places)}.indexOf(process.env.CAPTION_HARNESS_MUTANT);
const file = (number) => ${JSON.stringify(join(folder, 'began-'))} + number;
writeFileSync(file(at), '');
while (at === 0 && !existsSync(file(1))) await new Promise((next) => setTimeout(next, 20));
await fetch(process.env.BASE_URL + '/health');`;
  const { outcomes, left } = await tryAll(campaign(script, { selected, workers: 2, timeoutSeconds: 60 }));
  expect(places.length).toBeGreaterThan(1);
  expect(outcomes.map(({ id }) => id)).toEqual(places);
  expect(outcomes.map(({ outcome }) => outcome)).not.toContain('late');
  expect(left).toBe(0);
});

it('reports a mutant that a command triggered without noticing', async () => {
  const { outcomes } = await tryAll(campaign(`await fetch(process.env.BASE_URL + '/health');`));
  expect(outcomes).toMatchObject([{ outcome: 'unnoticed', ending: 'exit 0' }]);
});

it('stops a command that takes too long', async () => {
  const hangs = `if (process.env.CAPTION_HARNESS_MUTANT) setInterval(() => {}, 1000);
    await fetch(process.env.BASE_URL + '/health');`;
  const { outcomes } = await tryAll(campaign(hangs, { timeoutSeconds: 3 }));
  expect(outcomes).toMatchObject([{ outcome: 'late', ending: 'stopped after 3 seconds' }]);
});

it('leaves out the mutants of providers that the command asks nothing of', async () => {
  const result = await tryAll(campaign('process.exit(0)'));
  expect(result).toEqual({ outcomes: [], unused: ['translateplus'], left: 0 });
});

it('concludes nothing from a command that fails with unchanged mocks', async () => {
  await expect(tryAll(campaign('console.log("why"); process.exit(3)'))).rejects.toMatchObject({
    kind: 'command-fails',
    message: expect.stringMatching(/exit 3[\s\S]*why/),
  });
});

it('continues after an interruption, with the earlier outcomes', async () => {
  const selected = selectMutants({ glob: 'translateplus/health-*' });
  const interruption = new AbortController();
  const once = campaign(looksAtHealth, { selected, signal: interruption.signal });
  const stopAfterOne = (line: string) => line.startsWith('[1/') && interruption.abort();
  const first = await tryAll({ ...once, log: stopAfterOne });
  expect(first).toMatchObject({ outcomes: [{ id: selected[0]?.id }], left: selected.length - 1 });
  expect(JSON.parse(readFileSync(once.stateFile, 'utf8'))).toMatchObject({ content: { outcomes: first.outcomes } });
  const second = await tryAll({ ...once, signal: new AbortController().signal });
  expect(second.outcomes.map(({ id }) => id)).toEqual(selected.map(({ id }) => id));
  expect(second.left).toBe(0);
});
