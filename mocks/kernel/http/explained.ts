import type { Evidence } from '../../../src/base/evidence.ts';
import { faultKinds } from '../../../src/contracts/control/fault-rows.ts';
import { faultText } from '../../../src/contracts/control/fault-text.ts';
import type { ExchangeTables, StruckFault } from './on-record.ts';
import { faultName, type Outcome, outcomeText } from './outcome.ts';

/** Why a request was answered as it was. */
export interface Reason {
  readonly what: string;
  readonly remedy: string | null;
  readonly evidence: Evidence | null;
}

/** A fault as journals and explanations show it. */
export interface ShownFault {
  readonly id: string;
  readonly text: string;
  readonly milliseconds?: number;
}

/** How to remove the fault of an id. */
const faultRemedy = (id: string): string =>
  `It strikes as often as its rule says. DELETE /tenants/<name>/faults/${id} removes it, DELETE /tenants/<name>/faults all.`;

/** A fault that struck, in the form of --fault. */
export const shownFault = ({ id, rule, ...rest }: StruckFault): ShownFault => ({ id, text: faultText(rule), ...rest });

/** Explains how a request ended: by its rule, by a fault, or by both. */
export function explained(
  tables: ExchangeTables,
  {
    outcome,
    rule,
    fault,
  }: { readonly outcome: Outcome; readonly rule: string | null; readonly fault: StruckFault | null },
): Reason {
  const reason = reasonOf(tables, outcome, rule);
  if (fault === null) return reason;
  const { effect } = fault.rule;
  const { text } = shownFault(fault);
  const late = fault.milliseconds === undefined ? '' : ` Here: ${fault.milliseconds} ms.`;
  const means = effect.type === 'failure' ? 'It asked for this failure.' : `${faultKinds[effect.type].meaning}${late}`;
  const remedy = [reason.remedy, faultRemedy(fault.id)].filter((one) => one !== null).join(' ');
  return { ...reason, what: `${reason.what} ${fault.id} (${text}) struck: ${means}`, remedy };
}

function reasonOf(tables: ExchangeTables, outcome: Outcome, rule: string | null): Reason {
  const failure = rule === null ? undefined : tables.failures[rule];
  if (failure) return { what: failure.meaning, remedy: failure.remedy, evidence: failure.evidence };
  const known = rule === null ? null : tables.rule(rule);
  if (known) return { what: known.what, remedy: null, evidence: known.evidence };
  if (outcome.kind === 'fault') {
    const what = `A fault took the answer's place (${faultName(outcome)}).`;
    return { what, remedy: null, evidence: null };
  }
  const what = `The request ended without a catalogued answer (${outcomeText(outcome)}).`;
  return { what, remedy: null, evidence: null };
}
