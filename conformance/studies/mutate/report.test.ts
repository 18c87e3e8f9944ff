import { expect, it } from 'vitest';
import { mutants } from '../../mutants/index.ts';
import { countOutcomes, type Outcome, type OutcomeKind } from './outcome.ts';
import { campaignReport, judge } from './report.ts';

const judged = (strict: boolean, ...kinds: OutcomeKind[]) =>
  judge({ summary: countOutcomes(kinds.map((outcome) => ({ outcome }))) }, strict);

it.each([
  ['noticed', false, ['noticed', 'late', 'unmet']],
  ['unnoticed', false, ['noticed', 'unnoticed']],
  ['unnoticed', true, ['noticed', 'unmet']],
  ['nothing-met', false, ['unmet']],
  ['nothing-met', false, []],
] as const)('judges %s (strict: %s) after %j', (judgement, strict, kinds) => {
  expect(judged(strict, ...kinds)).toBe(judgement);
});

it('reports each outcome with the behaviour of its mutant', () => {
  const selected = mutants.slice(0, 2);
  const [first] = selected;
  if (!first) throw new Error('there are no mutants');
  const outcome: Outcome = { id: first.id, outcome: 'noticed', ending: 'exit 1' };
  const report = campaignReport({ words: ['x'], seed: 3, selected }, { outcomes: [outcome], unused: [], left: 1 });
  expect(report).toMatchObject({
    schemaVersion: 1,
    command: ['x'],
    seed: 3,
    summary: { noticed: 1, late: 0, unnoticed: 0, unmet: 0 },
    outcomes: [{ ...outcome, statement: first.statement }],
  });
});
