import { expect, it } from 'vitest';
import { ABORTED, ANSWERED, type Outcome, outcomeText } from './outcome.ts';

it.each<[Outcome, string]>([
  [ANSWERED, 'answered'],
  [ABORTED, 'aborted'],
  [{ kind: 'fault', type: 'answer' }, 'fault: answer'],
  [{ kind: 'fault', type: 'answer', afterWork: true }, 'fault: answer after the work'],
  [{ kind: 'fault', type: 'reset' }, 'fault: reset'],
  [{ kind: 'fault', type: 'reset', afterWork: true }, 'fault: reset after the work'],
  [{ kind: 'fault', type: 'stall' }, 'fault: stall'],
  [{ kind: 'fault', type: 'stall', afterWork: true }, 'fault: stall after the work'],
  [{ kind: 'fault', type: 'truncate' }, 'fault: truncate'],
  [{ kind: 'fault', type: 'delay' }, 'fault: delay'],
])('%j is %s in the journal', (outcome, text) => {
  expect(outcomeText(outcome)).toBe(text);
});
