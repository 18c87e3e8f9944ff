import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import { type ArmedFault, type FaultSource, type FaultTarget, isOver, type Strike, strike } from './faults.ts';

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
  faults: ArmedFault[];
  /** The headers whose faults are armed, or were. */
  headers: string[];
  /** How many faults there were: ids derive from it. */
  count: number;
}

/** The faults of one tenant, in the order of their creation. */
export class ArmedFaults {
  readonly #memory: FaultMemory;

  /** Works on the given memory. */
  constructor(memory: FaultMemory = { faults: [], headers: [], count: 0 }) {
    this.#memory = memory;
  }

  get size(): number {
    return this.#memory.faults.length;
  }

  /** True while every fault would be armed again by the next request of a new tenant, or by its header. */
  get isRenewable(): boolean {
    return this.#memory.faults.every(({ source }) => source === 'option' || source === 'header');
  }

  /** The faults that are not over. */
  list(now: number): readonly ArmedFault[] {
    this.#memory.faults = this.#memory.faults.filter((fault) => !isOver(fault, now));
    return this.#memory.faults;
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
    this.#memory.faults.push(fault);
    return fault;
  }

  /** Adds the faults of a header. The faults of the oldest header go when there are too many. */
  addHeader(header: string, rules: readonly FaultRule[], now: number): void {
    this.#memory.headers.push(header);
    if (this.#memory.headers.length > MOST_HEADERS) {
      const oldest = this.#memory.headers.shift();
      this.#memory.faults = this.#memory.faults.filter((fault) => fault.header !== oldest);
    }
    for (const rule of rules) this.add(rule, { source: 'header', now, header });
  }

  /** True for a header whose faults are armed, or were. */
  knowsHeader(header: string): boolean {
    return this.#memory.headers.includes(header);
  }

  /** The effect that strikes a request, or null. Counts the request. */
  strike(target: FaultTarget): Strike | null {
    return this.#memory.faults.length === 0 ? null : strike(this.#memory.faults, target);
  }

  /** Removes a fault. Returns false if there is none of that id. */
  remove(id: string): boolean {
    const before = this.#memory.faults.length;
    this.#memory.faults = this.#memory.faults.filter((fault) => fault.id !== id);
    return this.#memory.faults.length < before;
  }

  /** Removes all faults; headers arm theirs again. */
  clear(): void {
    this.#memory.faults = [];
    this.#memory.headers = [];
  }

  /** Removes all faults, and counts ids from the start. */
  reset(): void {
    this.clear();
    this.#memory.count = 0;
  }
}
