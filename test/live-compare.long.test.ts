// Covers: ../cli/commands/conform-both.ts, ../cli/commands/drift.ts

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mutants } from '../conformance/mutants/index.ts';
import { runHere } from './support/in-process.ts';
import { PLAIN, standing } from './support/live-command.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';
import type { Finished } from './support/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const conform = (liveMock: LiveMock, ...args: string[]): Promise<Finished> =>
  runHere('conform', [...args, ...liveMock.urlOptions], {
    cwd: folder,
    env: { ...PLAIN, ...liveMock.environment },
  });

describe('the live services beside what is expected of them', () => {
  let liveMock: LiveMock;
  beforeAll(async () => {
    liveMock = await startLiveMock();
  });
  afterAll(() => liveMock.close());
  afterEach(() => {
    liveMock.seen.length = 0;
    liveMock.onAnswer = (_request, body) => body;
  });

  const TWO = ['--grep', '*/videos/*-id'];

  it.each([
    ['mock', 'live'],
    ['live', 'mock'],
    ['contract', 'live'],
    ['live', 'contract'],
  ])('drift %s %s is silent where nothing drifted, and leaves nothing', async (a, b) => {
    const { code, stdout, stderr } = await conform(liveMock, 'drift', a, b, '--yes', ...TWO);
    expect([code, stdout, stderr]).toEqual([0, '', expect.stringContaining('0 left')]);
    expect(liveMock.seen.length).toBeGreaterThan(3);
    expect(await standing(liveMock)).toEqual([]);
    expect(readdirSync(join(folder, '.conform/ledgers'))).toEqual([]);
  });

  it.each(['mock', 'contract'])('drift %s live reports what drifted', async (side) => {
    liveMock.onAnswer = ({ method }, body) =>
      method === 'GET' ? Buffer.from(body.toString().replace(/"slug":"[^"]*"/, '"slug":7,"more":null')) : body;
    const { code, stdout } = await conform(liveMock, 'drift', side, 'live', '--yes', ...TWO, '--provider', 'gcore-ai');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/retyped {2}gcore-ai getVideo 200 .slug/)]);
    expect(stdout).toMatch(/added {2}gcore-ai getVideo 200 .more/);
  });

  it('a recording of a live run is a side as well', async () => {
    const recorded = await conform(liveMock, '--target', 'live', '--yes', '--record', 'seen', ...TWO);
    expect(recorded.code).toBe(0);
    for (const side of ['mock', 'contract']) {
      const { code, stdout } = await conform(liveMock, 'drift', 'seen', side, ...TWO);
      expect([code, stdout]).toEqual([0, '']);
    }
  });

  it('drift with live needs the second act and a credential', async () => {
    const first = await conform(liveMock, 'drift', 'mock', 'live', ...TWO);
    expect([first.code, first.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    const nobody = { ...liveMock, environment: {} };
    const second = await conform(nobody, 'drift', 'mock', 'live', '--yes', ...TWO);
    expect([second.code, second.stderr]).toEqual([3, expect.stringContaining('GCORE_API_KEY')]);
    expect(liveMock.seen).toEqual([]);
  });

  it('--target both --against live agrees check by check, cleans up, and plans first', async () => {
    const both = ['--target', 'both', '--against', 'live', ...TWO];
    const refused = await conform(liveMock, ...both);
    expect([refused.code, liveMock.seen.length]).toEqual([2, 0]);
    const plan = await conform(liveMock, ...both, '--plan');
    expect([plan.code, liveMock.seen.length]).toEqual([0, 0]);
    const { code, stdout, stderr } = await conform(liveMock, ...both, '--yes');
    expect([code, stderr]).toEqual([0, expect.stringContaining('0 left')]);
    expect(new Set(stdout.match(/^\S+/gm))).toEqual(new Set(['agree-pass']));
    expect(plan.stdout).toContain(`cleaning up: `);
    expect(await standing(liveMock)).toEqual([]);
  });
});

it('a mutant instead of the live service is reported as a divergence, both ways', async () => {
  const mutant = mutants.find(({ id }) => id === 'gcore-ai/video-list-empty');
  if (mutant?.seams === undefined) throw new Error('there is no such mutant');
  const liveMock = await startLiveMock({ seams: mutant.seams });
  const selection = ['--yes', '--grep', 'gcore-ai/videos/list-i*'];
  const { code, stdout } = await conform(liveMock, '--target', 'both', '--against', 'live', ...selection);
  expect([code, stdout]).toEqual([1, expect.stringContaining('suite-wrong  gcore-ai/videos/list-items')]);
  await liveMock.close();
});
