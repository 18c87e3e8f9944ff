// Covers: outcome.ts
import { expect, it } from 'vitest';
import { countOutcomes, type MutateReport, type Outcome } from './outcome.ts';
import { mutateText, progressLine, restLine, timeLeft } from './text.ts';

const outcomes: Outcome[] = [
  { id: 'p/noticed', outcome: 'noticed', ending: 'exit 1' },
  { id: 'p/late', outcome: 'late', ending: 'stopped after 30 seconds' },
  { id: 'p/unnoticed', outcome: 'unnoticed', ending: 'exit 0' },
  { id: 'p/unmet', outcome: 'unmet', ending: 'exit 0' },
];

const report: MutateReport = {
  schemaVersion: 1,
  command: ['npm', 'test'],
  seed: 1,
  summary: countOutcomes(outcomes),
  unused: ['gcore-ai'],
  outcomes: outcomes.map((outcome) => ({ ...outcome, statement: `does ${outcome.id}` })),
};

it('says of a command that fails by itself that it is flaky', () => {
  const once: Outcome = { id: 'p/unmet', outcome: 'unmet', ending: 'exit 1', flaky: true };
  expect(progressLine(once, 1, 4, '')).toBe('[1/4] not triggered, and FLAKY: p/unmet (exit 1)');
  const flaky = { ...report, outcomes: [{ ...once, statement: 'x' }] };
  expect(mutateText(flaky)).toContain('the command is flaky: it failed once with a mutant');
  expect(mutateText(report)).not.toContain('flaky');
});

it('estimates the time left from the runs so far', () => {
  expect(timeLeft(0, 0, 10)).toBe('');
  expect(timeLeft(1_000, 1, 2)).toBe(', about 1 second left');
  expect(timeLeft(10_000, 2, 12)).toBe(', about 50 seconds left');
  expect(timeLeft(60_000, 1, 4)).toBe(', about 3 minutes left');
  expect(timeLeft(60_000, 4, 4)).toBe('');
});

it('writes a line of progress for each kind of outcome', () => {
  const lines = outcomes.map((outcome) => progressLine(outcome, 1, 4, ''));
  expect(lines[0]).toBe('[1/4] noticed: p/noticed (exit 1)');
  expect(new Set(lines).size).toBe(4);
});

it('says whether the mutants that were not met run', () => {
  expect(restLine(5, true)).toMatch(/^not triggered: 5 more, without a run/);
  expect(restLine(5, false)).toMatch(/^5 more run, too/);
});

it('counts a late end as noticed, and lists mutants that were not', () => {
  const text = mutateText(report);
  expect(text).toMatch(/^2 of 3 /);
  expect(text).toContain('  p/unnoticed: the server does p/unnoticed');
  expect(text).toContain('  p/unmet: the server does p/unmet');
  expect(text).toContain('gcore-ai');
  expect(text).toContain('exec --mutant p/unnoticed');
  expect(text).not.toContain('interrupted');
});

it('names how many an interrupted campaign left', () => {
  expect(mutateText({ ...report, left: 5 })).toContain('interrupted with 5 mutants left');
  expect(mutateText({ ...report, left: null })).toMatch(/^interrupted before /);
});
