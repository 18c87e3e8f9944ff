// Covers: complete.ts, page.ts, document.ts, report.ts, problems.ts, summary-table.ts
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mutantFamilies, mutants } from '../../mutants/index.ts';
import { allChecks } from '../../providers/checks.ts';
import { allVariations } from '../variations/index.ts';
import { completeResults } from './complete.ts';
import { powerMarkdown } from './document.ts';
import { checkedProviders, type PowerResult, powerJobs } from './jobs.ts';
import { powerPage } from './page.ts';
import { powerProblems } from './problems.ts';
import { powerDocument } from './report.ts';

const page = fileURLToPath(new URL('../../../docs/power.md', import.meta.url));

describe('docs/power.md', () => {
  const complete = powerDocument(completeResults(), 1, checkedProviders);

  // `npm run power -- --write` brings it up to date after a whole run; `npx vitest run <this file> -u` without one.
  it('says what a run without problems shows', async () => {
    await expect(powerPage(complete)).toMatchFileSnapshot(page);
  });

  it('uses results with every mutant, check, variation and refusal, without a problem', () => {
    expect(complete.problems).toEqual([]);
    expect(complete.mutants.map(({ id }) => id)).toEqual(mutants.map(({ id }) => id));
    expect(complete.checks.map(({ id }) => id)).toEqual(allChecks.map(({ id }) => id));
    expect(complete.variations).toHaveLength(
      powerJobs(checkedProviders).flatMap((job) => (job.kind === 'variation' ? job.ids : [])).length,
    );
    expect(new Set(complete.refusals.map(({ provider }) => provider))).toEqual(new Set(checkedProviders));
  });

  it.each([
    ['a survivor', { killedBy: [] }, /survived/],
    ['a mutant that one check missed', { missedBy: ['a/b'] }, /was not noticed by/],
  ])('is more than a run with %s shows', (_what, less, problem) => {
    const [first, ...rest] = completeResults();
    if (first?.kind !== 'mutant') throw new Error('a mutant comes first');
    const results: PowerResult[] = [{ ...first, verdict: { ...first.verdict, ...less } }, ...rest];
    expect(powerDocument(results, 1, checkedProviders).problems).toContainEqual(expect.stringMatching(problem));
  });
});

it('has mutants with an id of their own', () => {
  const ids = mutants.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

it('has mutants of every family', () => {
  expect(Object.keys(mutantFamilies).filter((family) => !mutants.some((mutant) => mutant.family === family))).toEqual(
    [],
  );
});

describe('a document', () => {
  const [first, second] = mutants;
  const [variation] = allVariations();
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

  it('is the same for the same results in every order', () => {
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
      verdicts: [{ variation: variation.id, provider: 'translateplus', passed: 3, skipped: [], wrong: [], ...more }],
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
