import { DurableObject } from 'cloudflare:workers';
import type { Env } from './env.ts';

/** Who holds a log, and until when: epoch milliseconds. */
interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Outcome of a claim: the entries as JSON texts, or who holds the log. */
export type Claimed = { readonly entries: readonly string[] } | { readonly heldBy: string };

/** Characters of a value: an entry with a whole transcript is longer than a value may be, and takes several. */
const MOST = 100_000;

/** Values come back in the order of their keys; an entry's first value has part 0. */
const keyOf = (at: number, part: number): string =>
  `entry:${String(at).padStart(10, '0')}:${String(part).padStart(4, '0')}`;

/** One log of a job or an account, with one holder at a time. A Durable Object runs one call after the other. */
export class LogStore extends DurableObject<Env> {
  /** Takes the log, also from a holder whose lease has ended. The same holder may take it again. */
  async claim(holder: string, leaseMs: number, restart: boolean): Promise<Claimed> {
    const lease = await this.#lease();
    if (lease && lease.holder !== holder) return { heldBy: lease.holder };
    if (restart) await this.ctx.storage.deleteAll();
    await this.#hold(holder, leaseMs);
    return { entries: await this.read() };
  }

  /** Returns all entries as JSON texts. */
  async read(): Promise<string[]> {
    const entries: string[] = [];
    for (const [key, value] of await this.ctx.storage.list<string>({ prefix: 'entry:' })) {
      if (key.endsWith(':0000')) entries.push(value);
      else entries.push(`${entries.pop() ?? ''}${value}`);
    }
    return entries;
  }

  /** Adds an entry, durable when this resolves. False when the caller no longer holds the log. */
  async append(holder: string, leaseMs: number, entry: string): Promise<boolean> {
    if (!(await this.renew(holder, leaseMs))) return false;
    const at = (await this.ctx.storage.get<number>('next')) ?? 0;
    const values: Record<string, string | number> = { next: at + 1 };
    for (let from = 0; from < entry.length; from += MOST)
      values[keyOf(at, from / MOST)] = entry.slice(from, from + MOST);
    await this.ctx.storage.put(values);
    return true;
  }

  /** Extends the lease. False when the caller no longer holds the log. */
  async renew(holder: string, leaseMs: number): Promise<boolean> {
    const lease = await this.#lease();
    if (lease?.holder !== holder) return false;
    await this.#hold(holder, leaseMs);
    return true;
  }

  async release(holder: string): Promise<void> {
    if ((await this.#lease())?.holder === holder) await this.ctx.storage.delete('lease');
  }

  /** Removes everything of a deleted video. */
  async clear(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  async #lease(): Promise<Lease | null> {
    const lease = (await this.ctx.storage.get<Lease>('lease')) ?? null;
    return lease !== null && lease.until > Date.now() ? lease : null;
  }

  #hold = (holder: string, leaseMs: number): Promise<void> =>
    this.ctx.storage.put<Lease>('lease', { holder, until: Date.now() + leaseMs });
}
