import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mutants } from '../conformance/mutants/index.ts';
import { PLAIN, standing } from './support/live-command.ts';
import { type LiveStandIn, startLiveStandIn } from './support/live-stand-in.ts';
import { type Finished, run, useBuiltPrograms } from './support/programs.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'live-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const conform = (standIn: LiveStandIn, ...args: string[]): Promise<Finished> =>
  run(process.execPath, [programs.path('conform'), ...args, ...standIn.urlOptions], {
    cwd: folder,
    env: { ...PLAIN, ...standIn.environment },
  });

describe('the live services beside what is expected of them', () => {
  let standIn: LiveStandIn;
  beforeAll(async () => {
    standIn = await startLiveStandIn();
  });
  afterAll(() => standIn.close());
  afterEach(() => {
    standIn.seen.length = 0;
    standIn.onAnswer = (_request, body) => body;
  });

  const TWO = ['--grep', '*/videos/*-id'];

  it.each([
    ['mock', 'live'],
    ['live', 'mock'],
    ['contract', 'live'],
    ['live', 'contract'],
  ])('drift %s %s is silent where nothing drifted, and leaves nothing', async (a, b) => {
    const { code, stdout, stderr } = await conform(standIn, 'drift', a, b, '--yes', ...TWO);
    expect([code, stdout, stderr]).toEqual([0, '', expect.stringContaining('0 left')]);
    expect(standIn.seen.length).toBeGreaterThan(3);
    expect(await standing(standIn)).toEqual([]);
    expect(readdirSync(join(folder, '.conform/ledgers'))).toEqual([]);
  });

  it.each(['mock', 'contract'])('drift %s live tells what drifted', async (side) => {
    standIn.onAnswer = ({ method }, body) =>
      method === 'GET' ? Buffer.from(body.toString().replace(/"slug":"[^"]*"/, '"slug":7,"more":null')) : body;
    const { code, stdout } = await conform(standIn, 'drift', side, 'live', '--yes', ...TWO, '--provider', 'gcore-ai');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/retyped {2}gcore-ai getVideo 200 .slug/)]);
    expect(stdout).toMatch(/added {2}gcore-ai getVideo 200 .more/);
  });

  it('a recording of a live run is a side as well', async () => {
    const recorded = await conform(standIn, '--target', 'live', '--yes', '--record', 'seen', ...TWO);
    expect(recorded.code).toBe(0);
    for (const side of ['mock', 'contract']) {
      const { code, stdout } = await conform(standIn, 'drift', 'seen', side, ...TWO);
      expect([code, stdout]).toEqual([0, '']);
    }
  });

  it('drift with live needs the second act and a credential', async () => {
    const first = await conform(standIn, 'drift', 'mock', 'live', ...TWO);
    expect([first.code, first.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    const nobody = { ...standIn, environment: {} };
    const second = await conform(nobody, 'drift', 'mock', 'live', '--yes', ...TWO);
    expect([second.code, second.stderr]).toEqual([3, expect.stringContaining('GCORE_API_KEY')]);
    expect(standIn.seen).toEqual([]);
  });

  it('--target both --against live agrees check by check, cleans up, and plans first', async () => {
    const both = ['--target', 'both', '--against', 'live', ...TWO];
    const refused = await conform(standIn, ...both);
    expect([refused.code, standIn.seen.length]).toEqual([2, 0]);
    const plan = await conform(standIn, ...both, '--plan');
    expect([plan.code, standIn.seen.length]).toEqual([0, 0]);
    const { code, stdout, stderr } = await conform(standIn, ...both, '--yes');
    expect([code, stderr]).toEqual([0, expect.stringContaining('0 left')]);
    expect(new Set(stdout.match(/^\S+/gm))).toEqual(new Set(['agree-pass']));
    expect(plan.stdout).toContain(`cleaning up: `);
    expect(await standing(standIn)).toEqual([]);
  });
});

it('a mutant in the place of live is told as divergence, on both ways', async () => {
  const mutant = mutants.find(({ id }) => id === 'gcore-ai/video-list-empty');
  if (mutant?.seams === undefined) throw new Error('there is no such mutant');
  const standIn = await startLiveStandIn({ seams: mutant.seams });
  const selection = ['--yes', '--grep', 'gcore-ai/videos/list-i*'];
  const { code, stdout } = await conform(standIn, '--target', 'both', '--against', 'live', ...selection);
  expect([code, stdout]).toEqual([1, expect.stringContaining('suite-wrong  gcore-ai/videos/list-items')]);
  await standIn.close();
});
