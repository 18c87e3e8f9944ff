import { type ArmedFault, type FaultTarget, numberOf } from './faults.ts';
import { NumberedRows } from './numbered-rows.ts';

/** The key of faults that match every operation of a provider, or of all. */
const ANY = '';

/** Faults by what they match, so that those of other operations cost a request nothing. */
export class FaultIndex {
  /** Those that no header armed, by the operation that they name, then by the provider. */
  readonly #lists = new Map<string, Map<string, NumberedRows<ArmedFault>>>();
  readonly #headers = new Map<string, NumberedRows<ArmedFault>>();

  constructor(faults: Iterable<ArmedFault>) {
    for (const fault of faults) this.add(fault);
  }

  /** Adds the newest fault. */
  add(fault: ArmedFault): void {
    if (fault.header !== null) {
      listOf(this.#headers, fault.header).add(fault);
      return;
    }
    const { operation = ANY, provider = ANY } = fault.rule.match ?? {};
    const byProvider = this.#lists.get(operation) ?? new Map<string, NumberedRows<ArmedFault>>();
    this.#lists.set(operation, byProvider);
    listOf(byProvider, provider).add(fault);
  }

  /** Removes a fault, if it is there. */
  remove(fault: ArmedFault): void {
    const { operation = ANY, provider = ANY } = fault.rule.match ?? {};
    const list = fault.header !== null ? this.#headers.get(fault.header) : this.#lists.get(operation)?.get(provider);
    list?.remove(numberOf(fault));
  }

  /** The faults that may strike a request: those of its own header, then the others in the order of their creation. */
  *candidates({ header, operation, provider }: Candidate): Generator<ArmedFault> {
    if (header !== null) yield* this.#headers.get(header) ?? [];
    const lists = (operation === null ? [ANY] : [operation, ANY])
      .flatMap((name) => [this.#lists.get(name)?.get(provider), this.#lists.get(name)?.get(ANY)])
      .filter((list) => list !== undefined);
    yield* inOrder(lists);
  }
}

/** The faults of all lists by their numbers. */
function* inOrder(lists: readonly Iterable<ArmedFault>[]): Generator<ArmedFault> {
  const heads = lists.map((list) => new Head(list));
  for (;;) {
    let first = heads[0];
    for (const head of heads) if (first === undefined || head.number < first.number) first = head;
    if (first === undefined || first.fault === null) return;
    const { fault } = first;
    first.read();
    yield fault;
  }
}

/** The next fault of a list, and its number: infinite at the end. */
class Head {
  fault: ArmedFault | null = null;
  number = Number.POSITIVE_INFINITY;
  readonly #rest: Iterator<ArmedFault>;

  constructor(list: Iterable<ArmedFault>) {
    this.#rest = list[Symbol.iterator]();
    this.read();
  }

  read(): void {
    const { done, value } = this.#rest.next();
    this.fault = done === true ? null : value;
    this.number = this.fault === null ? Number.POSITIVE_INFINITY : numberOf(this.fault);
  }
}

const listOf = (lists: Map<string, NumberedRows<ArmedFault>>, key: string): NumberedRows<ArmedFault> => {
  const list = lists.get(key) ?? new NumberedRows<ArmedFault>(numberOf);
  lists.set(key, list);
  return list;
};

type Candidate = Pick<FaultTarget, 'header' | 'operation' | 'provider'>;
