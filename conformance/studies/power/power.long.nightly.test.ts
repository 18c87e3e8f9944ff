// Covers: ../../checks/cloudflare-stream/support/check.ts, ../../checks/cloudflare-stream/support/files.ts,
// ../../checks/cloudflare-stream/support/lent-videos.ts, ../../checks/cloudflare-stream/support/place.ts,
// ../../checks/cloudflare-stream/support/media.ts, ../../checks/cloudflare-stream/support/operations.ts,
// ../../checks/cloudflare-stream/support/receiver.ts, ../../checks/cloudflare-stream/support/refusals.ts,
// ../../checks/cloudflare-stream/support/shapes.ts, ../../checks/cloudflare-stream/support/started.ts,
// ../../checks/cloudflare-stream/support/stream.ts, ../../checks/cloudflare-stream/support/tus.ts,
// ../../checks/gcore-ai/support/account.ts,
// ../../checks/gcore-ai/support/auto-captions.ts, ../../checks/gcore-ai/support/refusals.ts,
// ../../checks/gcore-ai/support/results.ts, ../../checks/gcore-ai/support/shape.ts,
// ../../checks/gcore-ai/support/subtitles.ts, ../../checks/gcore-ai/support/task-life.ts,
// ../../checks/gcore-ai/support/task-list.ts, ../../checks/gcore-ai/support/tasks.ts,
// ../../checks/gcore-ai/support/transcription.ts,
// ../../checks/gcore-ai/support/videos.ts, ../../checks/workers-ai/support/ai.ts,
// ../../checks/workers-ai/support/transcription.ts, ../../mutants/answers.ts, ../../mutants/decisions.ts,
// ../../mutants/cloudflare-stream/changes.ts, ../../mutants/cloudflare-stream/tus-changes.ts,
// ../../mutants/gcore-ai/changes.ts, judge.ts, recording.ts, affected.ts

import { beforeAll, describe, expect, it, vi } from 'vitest';
import { seededSample } from '../../../src/base/sample.ts';
import { mutants } from '../../mutants/index.ts';
import { allChecks } from '../../providers/checks.ts';
import { affectedChecks } from './affected.ts';
import { judgeMutant } from './judge.ts';
import { measurePower, type PowerReport, powerHolds } from './power.ts';

// Whole runs of the suite, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A part of them, chosen by chance that stays the same: the whole run, `conform power`, takes minutes and is CI's. */
const sample = seededSample(mutants, 60, 1);

let report: PowerReport;
beforeAll(async () => {
  report = await measurePower({ mutants: sample, checks: allChecks, run: 'named' });
});

it('has mutants with ids of their own that break checks that exist', () => {
  const ids = new Set(allChecks.map(({ id }) => id));
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(120);
  for (const { id, breaks } of mutants) {
    expect(breaks.length, id).toBeGreaterThan(0);
    for (const check of breaks) expect(ids, `${id} breaks ${check}`).toContain(check);
  }
});

it('kills mutants by every check that they are said to break', () => {
  const wrong = report.verdicts.filter(({ missedBy, errors }) => missedBy.length + errors.length > 0);
  expect(wrong.map(({ mutant, missedBy, errors }) => ({ mutant: mutant.id, missedBy, errors }))).toEqual([]);
  expect(report.survivors).toEqual([]);
  expect(powerHolds(report)).toBe(true);
});

it('reports a survivor and a check that noticed nothing', async () => {
  const harmless = {
    id: 'translateplus/harmless',
    provider: 'translateplus' as const,
    family: 'envelope' as const,
    statement: 'does nothing wrong',
    breaks: ['translateplus/health/ok'],
    seams: () => ({}),
  };
  const checks = allChecks.filter(({ id }) => id.startsWith('translateplus/health/'));
  const result = await measurePower({ mutants: [harmless], checks });
  expect(result.survivors).toEqual(['translateplus/harmless']);
  expect(result.verdicts[0]?.missedBy).toEqual(['translateplus/health/ok']);
  expect(result.idleChecks).toEqual(checks.map(({ id }) => id));
  expect(powerHolds(result)).toBe(false);
});

it('names for each check a mutant that it kills, or the reason why it cannot', () => {
  const named = new Set(mutants.flatMap(({ breaks }) => breaks));
  const idle = allChecks.filter(({ id, unkillable }) => !named.has(id) && unkillable === undefined).map(({ id }) => id);
  expect(idle).toEqual([]);
});

describe('leaving out checks for which a mutant makes no difference', () => {
  const own = (provider: string) => allChecks.filter((check) => check.provider === provider);
  const chosen = [
    ...seededSample(
      mutants.filter(({ provider }) => provider === 'workers-ai'),
      6,
      2,
    ),
    ...seededSample(
      mutants.filter(({ provider }) => provider === 'translateplus'),
      4,
      2,
    ),
  ];

  const cases = chosen.map((mutant) => [mutant.id, mutant] as const);

  it.each(cases)('changes nothing for %s', async (_id, mutant) => {
    const checks = own(mutant.provider);
    const affected = await affectedChecks(mutant, checks, 1);
    const [all, some] = [await judgeMutant(mutant, checks, 1), await judgeMutant(mutant, affected, 1)];
    expect(some).toEqual(all);
  });

  it('leaves some out', async () => {
    const mutant = mutants.find(({ id }) => id === 'translateplus/health-down');
    if (mutant === undefined) throw new Error('no such mutant');
    const checks = own('translateplus');
    const affected = await affectedChecks(mutant, checks, 1);
    expect(affected.length).toBeGreaterThan(0);
    expect(affected.length).toBeLessThan(checks.length / 4);
  });
});
