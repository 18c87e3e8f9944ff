import { type ArmedFault, type FaultTarget, numberOf } from './faults.ts';
import { firstWhere } from './first-where.ts';

/** The key of faults that match every operation of a provider, or of all. */
const ANY = '';

/** Faults by what they match, so that those of other operations cost a request nothing. */
export class FaultIndex {
  /** Those that no header armed, by the operation that they name, then by the provider. */
  readonly #lists = new Map<string, Map<string, Numbered[]>>();
  readonly #headers = new Map<string, ArmedFault[]>();

  constructor(faults: readonly ArmedFault[]) {
    for (const fault of faults) this.add(fault);
  }

  /** Adds the newest fault. */
  add(fault: ArmedFault): void {
    if (fault.header !== null) {
      const list = this.#headers.get(fault.header);
      if (list === undefined) this.#headers.set(fault.header, [fault]);
      else list.push(fault);
      return;
    }
    const { operation = ANY, provider = ANY } = fault.rule.match ?? {};
    const byProvider = this.#lists.get(operation) ?? new Map<string, Numbered[]>();
    this.#lists.set(operation, byProvider);
    const list = byProvider.get(provider);
    const numbered = { fault, number: numberOf(fault) };
    if (list === undefined) byProvider.set(provider, [numbered]);
    else list.push(numbered);
  }

  /** Removes a fault, if it is there. */
  remove(fault: ArmedFault): void {
    const number = numberOf(fault);
    if (fault.header !== null) {
      removeAt(this.#headers.get(fault.header), (one) => numberOf(one) - number);
      return;
    }
    const { operation = ANY, provider = ANY } = fault.rule.match ?? {};
    removeAt(this.#lists.get(operation)?.get(provider), (one) => one.number - number);
  }

  /** The faults that may strike a request: those of its own header, then the others in the order of their creation. */
  *candidates({ header, operation, provider }: Candidate): Generator<ArmedFault> {
    if (header !== null) yield* this.#headers.get(header) ?? [];
    const lists = (operation === null ? [ANY] : [operation, ANY])
      .flatMap((name) => [this.#lists.get(name)?.get(provider), this.#lists.get(name)?.get(ANY)])
      .filter((list) => list !== undefined);
    const at = lists.map(() => 0);
    for (;;) {
      let first = -1;
      for (let list = 0; list < lists.length; list += 1) {
        const next = lists[list]?.[at[list] ?? 0];
        if (next !== undefined && (first < 0 || next.number < numberAt(first))) first = list;
      }
      if (first < 0) return;
      const chosen = lists[first]?.[at[first] ?? 0];
      at[first] = (at[first] ?? 0) + 1;
      if (chosen !== undefined) yield chosen.fault;
    }
    function numberAt(list: number): number {
      return lists[list]?.[at[list] ?? 0]?.number ?? Number.POSITIVE_INFINITY;
    }
  }
}

/** Removes the row for which the difference is 0, from rows in the order of the difference. */
function removeAt<Row>(rows: Row[] = [], difference: (row: Row) => number): void {
  const at = firstWhere(rows, (row) => difference(row) >= 0);
  const row = rows[at];
  if (row !== undefined && difference(row) === 0) rows.splice(at, 1);
}

type Candidate = Pick<FaultTarget, 'header' | 'operation' | 'provider'>;

interface Numbered {
  readonly fault: ArmedFault;
  readonly number: number;
}
