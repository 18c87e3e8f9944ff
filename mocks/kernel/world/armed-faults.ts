import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import { FaultIndex } from './fault-index.ts';
import {
  type ArmedFault,
  type FaultSource,
  type FaultTarget,
  isOver,
  numberOf,
  type Strike,
  strike,
} from './faults.ts';
import { NumberedRows } from './numbered-rows.ts';

/** Headers that a tenant remembers; each is a set of faults with counts of its own. */
const MOST_HEADERS = 100;

/** Where a fault comes from; `header` is the whole header that armed it. */
export interface FaultOrigin {
  readonly source: FaultSource;
  readonly now: number;
  readonly header?: string;
}

/** What a tenant remembers of its faults: plain JSON. */
export interface FaultMemory {
  readonly faults: readonly ArmedFault[];
  /** The headers whose faults are armed, or were. */
  headers: string[];
  /** How many faults there were: ids derive from it. */
  count: number;
}

/** The faults of one tenant, in the order of their creation. */
export class ArmedFaults {
  readonly #memory: FaultMemory;
  #faults: NumberedRows<ArmedFault>;
  /** Of the faults; null after many were removed. */
  #index: FaultIndex | null = null;
  /** The earliest time when a fault is over. */
  #nextEnd = Number.POSITIVE_INFINITY;

  /** Works on the given memory, whose list it reads from now on when it is asked for. */
  constructor(memory: FaultMemory = { faults: [], headers: [], count: 0 }) {
    this.#memory = memory;
    this.#faults = new NumberedRows(numberOf, memory.faults);
    this.#nextEnd = earliestEnd(memory.faults);
    Object.defineProperty(memory, 'faults', { enumerable: true, configurable: true, get: () => [...this.#faults] });
  }

  get size(): number {
    return this.#faults.size;
  }

  /** True while every fault would be armed again by the next request of a new tenant, or by its header. */
  get isRenewable(): boolean {
    return [...this.#faults].every(({ source }) => source === 'option' || source === 'header');
  }

  /** The faults that are not over. */
  list(now: number): readonly ArmedFault[] {
    if (now >= this.#nextEnd) {
      this.#keep((fault) => !isOver(fault, now));
      this.#nextEnd = earliestEnd([...this.#faults]);
    }
    return [...this.#faults];
  }

  /** The fault of that id, or null if there is none, or if it is over. */
  find(id: string, now: number): ArmedFault | null {
    const fault = this.#find(id);
    return fault !== null && !isOver(fault, now) ? fault : null;
  }

  /** Adds a fault and returns it with its id. */
  add(rule: FaultRule, { source, now, header }: FaultOrigin): ArmedFault {
    this.#memory.count += 1;
    const fault: ArmedFault = {
      id: `fault-${this.#memory.count}`,
      rule,
      source,
      endsAt: rule.ttlSeconds === undefined ? null : now + 1000 * rule.ttlSeconds,
      header: header ?? null,
      matched: 0,
      struck: 0,
    };
    this.#faults.add(fault);
    this.#index?.add(fault);
    this.#nextEnd = Math.min(this.#nextEnd, fault.endsAt ?? this.#nextEnd);
    return fault;
  }

  /** Adds the faults of a header. The faults of the oldest header go when there are too many. */
  addHeader(header: string, rules: readonly FaultRule[], now: number): void {
    this.#memory.headers.push(header);
    if (this.#memory.headers.length > MOST_HEADERS) {
      const oldest = this.#memory.headers.shift();
      this.#keep((fault) => fault.header !== oldest);
    }
    for (const rule of rules) this.add(rule, { source: 'header', now, header });
  }

  /** True for a header whose faults are armed, or were. */
  knowsHeader(header: string): boolean {
    return this.#memory.headers.includes(header);
  }

  /** The effect that strikes a request, or null. Counts the request. */
  strike(target: FaultTarget): Strike | null {
    if (this.#faults.size === 0) return null;
    this.#index ??= new FaultIndex(this.#faults);
    return strike(this.#index.candidates(target), target);
  }

  /** Removes a fault. Returns false if there is none of that id. */
  remove(id: string): boolean {
    const fault = this.#find(id);
    if (fault === null) return false;
    this.#faults.remove(numberOf(fault));
    this.#index?.remove(fault);
    return true;
  }

  /** Removes all faults; headers arm theirs again. */
  clear(): void {
    this.#keep(() => false);
    this.#memory.headers = [];
  }

  /** Removes all faults, and counts ids from the start. */
  reset(): void {
    this.clear();
    this.#memory.count = 0;
  }

  #find(id: string): ArmedFault | null {
    const fault = this.#faults.find(numberOf({ id }));
    return fault?.id === id ? fault : null;
  }

  #keep(isKept: (fault: ArmedFault) => boolean): void {
    this.#faults = new NumberedRows(numberOf, [...this.#faults].filter(isKept));
    this.#index = null;
  }
}

const earliestEnd = (faults: readonly ArmedFault[]): number =>
  faults.reduce((least, { endsAt }) => Math.min(least, endsAt ?? least), Number.POSITIVE_INFINITY);
