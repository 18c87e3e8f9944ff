// Covers: freeze.ts, requirement-set.ts, ../../reporters/facts.ts
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formerChecks } from '../../checks/former-ids.ts';
import { allChecks } from '../../providers/checks.ts';
import { runConformance } from '../../run/runner.ts';
import { check, docs, guess } from '../../testing/checks.ts';
import { fakeTarget } from '../../testing/fake-target.ts';
import { writtenBy } from '../../testing/reports.ts';
import { type Stub, startStub } from '../../testing/stub-server.ts';
import type { Check } from '../check.ts';
import { exitCode } from '../report.ts';
import { freezeRequirements, requirementSetText } from './freeze.ts';
import { frozenChecks } from './frozen-checks.ts';
import { parseRequirementSet, requirementSetName } from './requirement-set.ts';

let stub: Stub;
beforeAll(async () => {
  stub = await startStub((_request, response) => response.end('{}'));
});
afterAll(() => stub.close());

const none = { renamed: {}, removed: {} };
const answers: Check['run'] = async (t) => void (await t.send({ path: '/' })).expectStatus(200);
const demandsMore: Check['run'] = async (t) => void (await t.send({ path: '/' })).expectStatus(418);
const judged = async (checks: readonly Check[], requirements?: readonly string[]) => {
  const report = await runConformance({
    target: fakeTarget(stub.url),
    checks,
    ...(requirements ? { requirements } : {}),
  });
  return { report, code: exitCode(report), ids: report.checks.map(({ id }) => id) };
};

describe('a frozen set', () => {
  const suite = [check('one', answers), check('two', answers, { level: 'should' })];
  const set = freezeRequirements(suite, 'translateplus', '2026-01-31');

  it('is read back as it was written, whatever its texts hold', () => {
    const odd = check('odd', answers, { requirement: 'a "quote" \\ # : - \n\u2028 é 字', evidence: docs });
    const written = freezeRequirements([...suite, odd], 'translateplus', '2026-01-31');
    expect(parseRequirementSet(parse(requirementSetText(written)))).toEqual(written);
  });

  it('keeps its verdict when the suite gets a check', async () => {
    const later = [check('new', demandsMore), ...suite];
    expect((await judged(later)).code).toBe(1);
    const { checks } = frozenChecks(later, [set], none);
    const { code, ids } = await judged(checks);
    expect([code, ids]).toEqual([0, ['translateplus/test/one', 'translateplus/test/two']]);
  });

  it('keeps its levels, sentences and evidence when those of the suite change', async () => {
    const [one, two] = suite.map((of) => ({ ...of, run: demandsMore }));
    const stricter = [
      { ...one, requirement: 'another sentence', evidence: guess } as Check,
      { ...two, level: 'must' } as Check,
    ];
    expect((await judged(stricter)).report.summary).toMatchObject({ failed: 2, warned: 0 });
    const { report } = await judged(frozenChecks(stricter, [set], none).checks);
    expect(report.summary).toMatchObject({ failed: 1, warned: 1 });
    expect(report.checks[0]).toMatchObject({ requirement: 'one must hold', evidence: docs });
  });

  it('finds a check that was renamed, and skips one that was removed, and says both', async () => {
    const renamed = { 'translateplus/test/one': 'translateplus/test/uno' };
    const removed = { 'translateplus/test/two': 'its source was withdrawn' };
    const found = frozenChecks([check('uno', answers)], [set], { renamed, removed });
    expect(found.unknown).toEqual([]);
    expect(found.notes).toEqual([
      'translateplus@2026-01-31: translateplus/test/one is called translateplus/test/uno now.',
      'translateplus@2026-01-31: translateplus/test/two was removed from the suite and is skipped: its source was withdrawn.',
    ]);
    const { report, code } = await judged(found.checks);
    expect([code, report.checks.map(({ id, status }) => `${id} ${status}`)]).toEqual([
      0,
      ['translateplus/test/uno passed', 'translateplus/test/two skipped'],
    ]);
  });

  it('names ids that no check has or had', () => {
    expect(frozenChecks([], [set], none).unknown).toEqual(['translateplus/test/one', 'translateplus/test/two']);
  });

  it('is named by every format that has a place for it', async () => {
    const { report } = await judged(suite, [requirementSetName(set)]);
    for (const name of ['pretty', 'json', 'junit', 'ctrf', 'html', 'markdown', 'badge', 'svg']) {
      expect([name, writtenBy(name, report).text]).toEqual([name, expect.stringContaining('translateplus@2026-01-31')]);
    }
  });

  it.each([
    [{ ...set, version: 2 }, 'version'],
    [{ ...set, date: '31 January' }, 'YYYY-MM-DD'],
    [{ ...set, provider: 'gcore-ai' }, 'is no check of gcore-ai'],
    [{ ...set, requirements: [...set.requirements, ...set.requirements] }, 'is listed twice'],
    [{ ...set, requirements: [] }, 'requirements'],
  ])('is refused in another form, with the reason: case %#', (value, reason) => {
    expect(() => parseRequirementSet(value)).toThrow(reason);
  });
});

describe('the sets of this package', () => {
  const folder = new URL('../../../fixtures/requirements/', import.meta.url);
  /** What `sha256sum` says of each file: a published set never changes. A new set adds a line. */
  const published: Readonly<Record<string, string>> = {
    'cloudflare-stream@2026-11-29.yaml': '84086a18f5410479dd3470cc2d6bdc446ca1bd96f6dca9245b410f996b31c794',
    'gcore-ai@2026-11-29.yaml': '46db9fdb122788d1d00f6b7fcc5e3ec864f99b015ec158c9bc5deb5bcbc2fb02',
    'translateplus@2026-11-29.yaml': 'e1393a46e454831551d582760d8381dc1e9555609fd037b688fb218bef4f718b',
    'workers-ai@2026-11-29.yaml': '2a4474cbf3f21e1ebeac5dee078ea9b6e59ad943d021abee95ed9fe98dca6752',
  };
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const bytes = (file: string) => readFileSync(new URL(file, folder));

  it('never change', () => {
    const sums = files.map((file) => [file, createHash('sha256').update(bytes(file)).digest('hex')]);
    expect(Object.fromEntries(sums)).toEqual(published);
  });

  it('have a set for each provider', () => {
    const providers = new Set(allChecks.map(({ provider }) => provider as string));
    expect(new Set(files.map((file) => file.split('@')[0]))).toEqual(providers);
  });

  it.each(files)('%s lists only checks that exist, or whose end conformance/checks/former-ids.ts tells', (file) => {
    const set = parseRequirementSet(parse(bytes(file).toString()));
    expect(`${requirementSetName(set)}.yaml`).toBe(file);
    expect(frozenChecks(allChecks, [set], formerChecks).unknown).toEqual([]);
  });
});
