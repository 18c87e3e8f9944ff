import { count } from '../../model/show.ts';
import type { ModelOutcome } from './run-model.ts';

const HEAD = [
  '# CONTROL is the address of the control API; fill in the credential that the first line answers.',
  '# The tenant needs the name below: ids derive from it.',
];

/** One outcome for a terminal. A failure has its steps, both values, the source, and the script that repeats it. */
export function outcomeText(outcome: ModelOutcome): string {
  const { model } = outcome;
  if (outcome.status === 'skipped' || outcome.status === 'error') {
    return `${outcome.status === 'error' ? '!' : '-'} ${model.id}  ${outcome.status}: ${outcome.reason}\n`;
  }
  const { steps, runs } = outcome;
  if (outcome.status === 'held') return `✓ ${model.id}  held: ${count(steps, 'step')} in ${count(runs, 'run')}\n`;
  const { failure } = outcome;
  const lines = [
    `✗ ${model.id}  ${model.title}: failed after ${count(steps, 'step')} in ${count(runs, 'run')}, shrunk to ${failure.steps.length}`,
    `  demanded  ${model.requirement}`,
    `  source    ${model.evidence.grade}: ${model.evidence.source}`,
    ...failure.steps.map((step, at) => `  ${at === 0 ? 'steps    ' : '         '} ${at + 1}. ${step}`),
    `  expected  ${failure.expected}`,
    `  got       ${failure.got}`,
    '  script',
    ...[...HEAD, ...failure.script].map((line) => `    ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** What a run of several models concludes, in a line. */
export function modelsText(outcomes: readonly ModelOutcome[], seconds: number): string {
  const held = outcomes.filter(({ status }) => status === 'held').length;
  const steps = outcomes.reduce((sum, outcome) => sum + ('steps' in outcome ? outcome.steps : 0), 0);
  return `\n${held} of ${count(outcomes.length, 'model')} held: ${count(steps, 'step')} in ${count(Math.round(seconds), 'second')}\n`;
}
