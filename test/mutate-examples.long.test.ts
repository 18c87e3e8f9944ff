import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { pointed, pointingAt } from '../cli/environment.ts';
import { type Campaign, campaignReport, selectMutants, tryAll } from '../conformance/studies/mutate/index.ts';
import { meetSeams } from '../conformance/studies/mutate/meet-seams.ts';
import { scoreOf } from '../conformance/studies/mutate/reports/index.ts';
import { defaultSeams, type Seams } from '../mocks/kernel/world/seams.ts';
import { startWorld } from '../mocks/start.ts';
import { seededSample } from '../src/base/sample.ts';
import { WORLD_VARIABLE } from '../src/control-client/variable.ts';
import { diaryOf } from './examples/reference-clients/all.ts';
import { beyondClients } from './examples/reference-clients/beyond.ts';
import { useExampleProject } from './support/example-package.ts';

// Programs, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const project = useExampleProject();
const folder = mkdtempSync(join(tmpdir(), 'mutate-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const every = selectMutants({});

/** A campaign over one test file of node:test. */
const over = (file: string, more: Partial<Campaign> = {}): Campaign => ({
  words: [process.execPath, '--test', file],
  world: {},
  environmentOf: (running) => {
    const { control, providers } = running;
    return { ...pointed(process.env, pointingAt(running)), [WORLD_VARIABLE]: JSON.stringify({ control, providers }) };
  },
  worldChoice: {},
  selected: every,
  everyProvider: false,
  onlyMet: true,
  seed: 1,
  stateFile: join(folder, 'state.json'),
  signal: new AbortController().signal,
  log: () => {},
  ...more,
});

/** How many mutants a campaign says that its command meets. */
async function metBy(file: string, sample: number) {
  let met = 0;
  const log = (line: string) => {
    met = Number(/meets (\d+) of/.exec(line)?.[1] ?? met);
  };
  const campaign = over(file, { sample, log });
  return { report: campaignReport(campaign, await tryAll(campaign)), met };
}

it('scores the tests of a naive client under one half', async () => {
  const { report } = await metBy(here('examples/naive-client/client.test.mjs'), 12);
  const { met, percent } = scoreOf(report);
  expect(met).toBe(12);
  expect(percent).toBeLessThan(50);
});

it('tries at most a tenth of the mutants for the example of node:test', async () => {
  const { report, met } = await metBy(`${project()}/examples/node-test/summary.example.mjs`, 2);
  expect(report.outcomes).toHaveLength(2);
  expect(met).toBeGreaterThan(0);
  expect(met).toBeLessThanOrEqual(every.length / 10);
});

it('scores the reference client 100 % of a sample of what it meets and can notice', async () => {
  const diaryUnder = async (seams: Partial<Seams>): Promise<string> => {
    const running = await startWorld({ ports: 'auto', seams });
    try {
      return (await diaryOf('translateplus', pointingAt(running).set, new Uint8Array())).join('\n');
    } finally {
      await running.close();
    }
  };
  const own = every.filter(({ provider }) => provider === 'translateplus');
  const meeting = meetSeams(own);
  const honest = await diaryUnder(meeting.seams);
  const stated = new Set(beyondClients.flatMap(({ mutants }) => mutants.translateplus ?? []));
  const noticeable = own.filter(({ id }) => meeting.met.has(id) && !stated.has(id.slice(id.indexOf('/') + 1)));
  expect(noticeable.length).toBeGreaterThan(own.length / 2);
  for (const { id, seams } of seededSample(noticeable, 6, 2)) {
    expect([id, (await diaryUnder(seams(defaultSeams))) === honest]).toEqual([id, false]);
  }
});
