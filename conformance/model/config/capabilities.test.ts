import { describe, expect, it } from 'vitest';
import { allChecks } from '../../providers/checks.ts';
import { runConformance } from '../../run/runner.ts';
import { check } from '../../testing/checks.ts';
import { fakeTarget } from '../../testing/fake-target.ts';
import type { Check } from '../check.ts';
import { capabilityProblems, unsupportedOperation } from './capabilities.ts';

const holds: Check['run'] = async () => {};

describe('what a target does not offer', () => {
  it('is skipped by section, with the reason in the report', async () => {
    const report = await runConformance({
      target: fakeTarget('http://127.0.0.1:1'),
      checks: [check('a', holds), { ...check('b', holds), id: 'translateplus/other/b' }],
      capabilities: { translateplus: { sections: { test: 'a gateway lifts the limits', other: true } } },
    });
    expect(report.checks.map(({ status, reason }) => [status, reason])).toEqual([
      ['skipped', 'the target does not offer section test: a gateway lifts the limits'],
      ['passed', null],
    ]);
  });

  it('is skipped by operation, before anything is sent to it', async () => {
    const run: Check['run'] = async (t) => void (await t.send({ path: '/v2/account/summary?x=1' }));
    const report = await runConformance({
      target: fakeTarget('http://127.0.0.1:1/prefix/'),
      checks: [check('a', run)],
      capabilities: { translateplus: { operations: { getAccountSummary: false } } },
    });
    expect(report.checks[0]).toMatchObject({
      status: 'skipped',
      reason: 'the target does not offer operation getAccountSummary',
      requests: 0,
    });
  });

  it.each([
    ['gcore-ai', 'GET', '/streaming/videos/names', 'getVideo', false],
    ['gcore-ai', 'GET', '/streaming/videos/12', 'getVideo', true],
    ['gcore-ai', 'DELETE', '/streaming/videos/12', 'getVideo', false],
    ['gcore-ai', 'GET', '/streaming/videos/12/subtitles', 'getVideo', false],
    ['workers-ai', 'POST', '/accounts/a/ai/run/@cf/openai/whisper', 'runModel', true],
  ] as const)('%s: %s %s is %s: %s', (provider, method, path, operation, is) => {
    const base = 'http://127.0.0.1:1';
    const capabilities = { [provider]: { operations: { [operation]: 'why' } } };
    expect(unsupportedOperation(capabilities, provider, { method, url: base + path }, base) !== undefined).toBe(is);
  });

  it('accepts only existing names', () => {
    const known = { translateplus: { sections: { credits: false }, operations: { getHealth: true } } };
    expect(capabilityProblems(known, allChecks)).toEqual([]);
    const unknown = { translateplus: { sections: { toString: false }, operations: { getNothing: 'x' } } };
    expect(capabilityProblems(unknown, allChecks)).toEqual([
      expect.stringMatching(/no section "toString"; known: .*credits/),
      expect.stringMatching(/no operation "getNothing"; known: .*getAccountSummary/),
    ]);
  });
});
