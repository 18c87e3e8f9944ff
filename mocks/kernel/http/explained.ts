import type { Evidence } from '../../../src/base/evidence.ts';
import { faultKinds } from '../../../src/contracts/control/fault-rows.ts';
import { faultText } from '../../../src/contracts/control/fault-text.ts';
import { FAILURE_MARKER } from '../../../src/contracts/url-markers.ts';
import { WEBHOOK } from '../world/faults.ts';
import type { ExchangeTables } from './on-record.ts';
import { faultName, type Outcome, outcomeText } from './outcome.ts';
import type { StruckFault } from './struck-fault.ts';

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
  id === FAILURE_MARKER
    ? 'Take mock-failure out of the URL.'
    : `It strikes as often as its rule says. DELETE /tenants/<name>/faults/${id} removes it, DELETE /tenants/<name>/faults all.`;

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
  return withFault(reasonOf(tables, outcome, rule), fault);
}

/** Adds to a reason that a fault struck. */
export function withFault(reason: Reason, fault: StruckFault | null): Reason {
  if (fault === null) return reason;
  const { effect, match } = fault.rule;
  const { text } = shownFault(fault);
  const late = fault.milliseconds === undefined ? '' : ` Here: ${fault.milliseconds} ms.`;
  const kind = effect.type === 'failure' ? null : faultKinds[effect.type];
  const meaning = match?.operation === WEBHOOK ? kind?.webhook : kind?.meaning;
  const means = `${meaning ?? 'It asked for this failure.'}${late}`;
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
