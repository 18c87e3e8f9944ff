import type { FaultEffect } from '../../../src/contracts/control/faults.ts';

/** How a request ended: with an answer, cut off by its client, or by a fault that the control API armed. */
export type Outcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'aborted' }
  | {
      readonly kind: 'fault';
      readonly type: Exclude<FaultEffect['type'], 'failure'>;
      /** The work was done (and charged) before the answer was replaced or lost. */
      readonly afterWork?: true;
    };

/** The request was answered by a row or a handler. */
export const ANSWERED: Outcome = { kind: 'answered' };

/** The client disconnected before its answer. */
export const ABORTED: Outcome = { kind: 'aborted' };

/** An outcome as the journal and the control API write it. The bytes are part of the contract of the control API. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind !== 'fault') return outcome.kind;
  return `fault: ${faultName(outcome)}`;
}

/** A fault in words, for an outcome and its explanation. */
export const faultName = ({ type, afterWork }: Extract<Outcome, { kind: 'fault' }>): string =>
  afterWork ? `${type} after the work` : type;
