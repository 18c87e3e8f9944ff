import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mutantFamilies, mutants } from '../../mutants/index.ts';
import { allChecks } from '../../providers/checks.ts';
import { variations } from '../variations/index.ts';
import { powerMarkdown } from './document.ts';
import { checkedProviders, type PowerResult, powerJobs } from './jobs.ts';
import { powerProblems } from './problems.ts';
import { type PowerDocument, powerDocument } from './report.ts';

const file = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');

describe('the document in docs/', () => {
  const kept = JSON.parse(file('power.json')) as PowerDocument;

  it('knows every mutant and every check, and nothing else', () => {
    expect(kept.mutants.map(({ id }) => id)).toEqual(mutants.map(({ id }) => id));
    expect(kept.mutants.map(({ breaks }) => breaks)).toEqual(mutants.map(({ breaks }) => breaks));
    expect(kept.checks.map(({ id }) => id)).toEqual(allChecks.map(({ id }) => id));
  });

  it('knows every variation and every operation with every catalogued refusal', () => {
    const jobs = powerJobs(checkedProviders).flatMap((job) =>
      job.kind === 'variation' ? [`${job.id} ${job.provider}`] : [],
    );
    expect(kept.variations.map(({ variation, provider }) => `${variation} ${provider}`)).toEqual(jobs);
    expect(new Set(kept.refusals.map(({ provider }) => provider))).toEqual(new Set(checkedProviders));
  });

  it('reports no problems', () => {
    expect(kept.problems).toEqual([]);
    expect(kept.summary.killed).toBe(kept.summary.mutants - kept.summary.equivalent);
  });

  it('reads the same for people', () => {
    expect(file('power.md')).toBe(powerMarkdown(kept));
  });
});

it('has mutants of every family', () => {
  expect(Object.keys(mutantFamilies).filter((family) => !mutants.some((mutant) => mutant.family === family))).toEqual(
    [],
  );
});

describe('a document', () => {
  const [first, second] = mutants;
  const [variation] = variations;
  if (!first || !second || !variation) throw new Error('no mutants or variations');
  const verdict = (more: object): PowerResult => ({
    kind: 'mutant',
    verdict: { mutant: first, killedBy: first.breaks, missedBy: [], errors: [], ...more },
  });
  const problemsOf = (...results: PowerResult[]) => {
    const { checks } = powerDocument(results, 1, checkedProviders);
    const own = powerProblems(results, checks).filter(({ about }) => about !== 'check');
    return own.map(({ text }) => text);
  };

  it('is the same for the same results, whatever order they came in', () => {
    const other: PowerResult = {
      kind: 'mutant',
      verdict: { mutant: second, killedBy: ['x'], missedBy: [], errors: [] },
    };
    const forth = powerDocument([verdict({}), other], 1, checkedProviders);
    expect(powerDocument([other, verdict({})], 1, checkedProviders)).toEqual(forth);
    expect(powerMarkdown(forth)).toContain('| mutants (forbidden behaviours) | 2 |');
  });

  it('names a survivor, a missed one, a broken harness and an equivalent one that was noticed', () => {
    expect(problemsOf(verdict({}))).toEqual([]);
    expect(problemsOf(verdict({ killedBy: [], missedBy: first.breaks }))).toEqual([
      `mutant ${first.id} survived: it ${first.statement}`,
    ]);
    expect(problemsOf(verdict({ killedBy: ['other'], missedBy: first.breaks }))[0]).toContain('was not noticed by');
    expect(problemsOf(verdict({ errors: ['c: e'] }))).toEqual([`mutant ${first.id}: the harness broke in c: e`]);
    const equivalent = { ...first, equivalent: 'nobody promised otherwise' };
    expect(problemsOf(verdict({ mutant: equivalent }))[0]).toContain('declared equivalent');
    expect(problemsOf(verdict({ mutant: equivalent, killedBy: [], missedBy: first.breaks }))).toEqual([]);
  });

  it('names a variation that is not green, or under which nothing passed', () => {
    const varied = (more: object): PowerResult => ({
      kind: 'variation',
      verdict: { variation: variation.id, provider: 'translateplus', passed: 3, skipped: [], wrong: [], ...more },
    });
    expect(problemsOf(varied({}))).toEqual([]);
    expect(problemsOf(varied({ wrong: ['a: b'] }))[0]).toContain('is not green: a: b');
    expect(problemsOf(varied({ passed: 0 }))[0]).toContain('nothing passed');
  });

  it('names a refusal without check or reason, and a reason that is stale', () => {
    const refused = (more: object): PowerResult => ({
      kind: 'refusals',
      verdicts: [{ provider: 'translateplus', operation: 'o', failure: 'f', checks: ['translateplus/a/b'], ...more }],
    });
    expect(problemsOf(refused({}))).toEqual([]);
    expect(problemsOf(refused({ checks: [] }))[0]).toContain('no reason is stated');
    expect(problemsOf(refused({ checks: [], reason: 'why' }))).toEqual([]);
    expect(problemsOf(refused({ reason: 'why' }))[0]).toContain('said to be unprovable');
  });

  it('names a check that proves nothing', () => {
    const { problems } = powerDocument([verdict({})], 1, checkedProviders);
    expect(problems).toContainEqual(expect.stringMatching(/^check \S+ noticed no mutant that breaks its requirement/));
  });
});
