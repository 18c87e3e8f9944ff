import { z } from 'zod';
import type { JsonValue } from '../../src/base/json.ts';
import { ProviderName as provider } from '../../src/contracts/provider-schema.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';

/** One entry of a ledger. It holds no secret: ids, kinds and the marker only. */
export const LedgerEntry = z.discriminatedUnion('entry', [
  /** The run. `accounts` are fingerprints, so that a clean-up with another account's credential is noticed. */
  z.object({
    entry: z.literal('run'),
    version: z.literal(1),
    marker: z.string().regex(/^conform-[0-9a-f]{16}$/),
    startedAt: z.iso.datetime(),
    baseUrls: z.partialRecord(provider, z.url()),
    accounts: z.partialRecord(provider, z.string()),
  }),
  /** Written to disk before the request is sent. `marked`: the request carries the marker. */
  z.object({
    entry: z.literal('intent'),
    n: z.int(),
    provider,
    kind: z.string(),
    check: z.string(),
    marked: z.boolean(),
  }),
  /** The ids in the answer; empty for a refusal. Without this entry the outcome is unknown. */
  z.object({ entry: z.literal('answered'), n: z.int(), ids: z.array(z.string()) }),
  z.object({ entry: z.literal('removed'), provider, kind: z.string(), id: z.string() }),
  z.object({ entry: z.literal('retained'), provider, kind: z.string(), id: z.string(), why: z.string() }),
  /** The clean-up is complete. */
  z.object({ entry: z.literal('finished') }),
]);

/** @see LedgerEntry */
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** The head of a ledger. */
export type LedgerRun = Extract<LedgerEntry, { entry: 'run' }>;
type Intent = Extract<LedgerEntry, { entry: 'intent' }>;

/** A resource that a run created and that still exists, as far as the ledger knows. */
export interface Standing {
  readonly provider: ProviderId;
  readonly kind: string;
  readonly id: string;
}

/** Writes an entry; resolves when it is safe. */
export interface LedgerWriter {
  append(entry: JsonValue): Promise<void>;
}

/** The resources of a run: written ahead of every creating request, and read again to clean up. */
export class Ledger {
  readonly run: LedgerRun;
  readonly #writer: LedgerWriter;
  readonly #open = new Map<number, Intent>();
  readonly #standing = new Map<string, Standing>();
  readonly #own = new Set<string>();
  readonly #kinds = new Map<string, Pick<Intent, 'provider' | 'kind'>>();
  #next = 1;
  #finished = false;

  private constructor(run: LedgerRun, writer: LedgerWriter) {
    this.run = run;
    this.#writer = writer;
  }

  /** Starts a ledger: its head is safe when this resolves. */
  static async start(run: LedgerRun, writer: LedgerWriter): Promise<Ledger> {
    await writer.append(run);
    return new Ledger(run, writer);
  }

  /** Reads an existing ledger. Null for one without entries: the run sent nothing. @throws {TypeError} for another file */
  static resume(entries: readonly JsonValue[], writer: LedgerWriter): Ledger | null {
    if (entries.length === 0) return null;
    const [head, ...rest] = entries.map((entry, at) => {
      const { data } = LedgerEntry.safeParse(entry);
      if (data) return data;
      throw new TypeError(`entry ${at + 1} is not one of a ledger that this program knows`);
    });
    if (head?.entry !== 'run') throw new TypeError('the first entry of a ledger is its run, which is missing');
    const ledger = new Ledger(head, writer);
    for (const entry of rest) ledger.#note(entry);
    return ledger;
  }

  /** Records that a creating request is about to be sent; resolves with its number when the entry is safe. */
  async intend(intent: Omit<Intent, 'entry' | 'n'>): Promise<number> {
    const n = this.#next;
    await this.#append({ entry: 'intent', n, ...intent });
    return n;
  }

  /** Records the resources of a creating request: an empty list for a refusal. */
  answered(n: number, ids: readonly string[]): Promise<void> {
    return this.#append({ entry: 'answered', n, ids: [...ids] });
  }

  removed({ provider, kind, id }: Standing): Promise<void> {
    return this.#append({ entry: 'removed', provider, kind, id });
  }

  retained({ provider, kind, id }: Standing, why: string): Promise<void> {
    return this.#append({ entry: 'retained', provider, kind, id, why });
  }

  finish(): Promise<void> {
    return this.#append({ entry: 'finished' });
  }

  /** True after the clean-up is complete. */
  get finished(): boolean {
    return this.#finished;
  }

  /** True for a resource that this run created, removed or not. */
  owns(provider: string, kind: string, id: string): boolean {
    return this.#own.has(key({ provider, kind, id }));
  }

  /** True for a resource that this run created and that still exists, as far as the ledger knows. */
  stands(provider: string, kind: string, id: string): boolean {
    return this.#standing.has(key({ provider, kind, id }));
  }

  /** The resources that were created and not removed. */
  standing(): readonly Standing[] {
    return [...this.#standing.values()];
  }

  /** Creating requests whose outcome is unknown. */
  open(): readonly Intent[] {
    return [...this.#open.values()];
  }

  /** Every kind of resource that the run requested. */
  kinds(): readonly Pick<Intent, 'provider' | 'kind'>[] {
    return [...this.#kinds.values()];
  }

  async #append(entry: LedgerEntry): Promise<void> {
    this.#note(entry);
    await this.#writer.append(entry as unknown as JsonValue);
  }

  #note(entry: LedgerEntry): void {
    if (entry.entry === 'intent') {
      this.#next = Math.max(this.#next, entry.n + 1);
      this.#open.set(entry.n, entry);
      this.#kinds.set(`${entry.provider} ${entry.kind}`, { provider: entry.provider, kind: entry.kind });
    } else if (entry.entry === 'answered') {
      const intent = this.#open.get(entry.n);
      this.#open.delete(entry.n);
      if (intent === undefined) return;
      for (const id of entry.ids) {
        const item = { provider: intent.provider, kind: intent.kind, id };
        this.#own.add(key(item));
        this.#standing.set(key(item), item);
      }
    } else if (entry.entry === 'removed' || entry.entry === 'retained') {
      this.#standing.delete(key(entry));
    } else if (entry.entry === 'finished') {
      this.#finished = true;
      this.#open.clear();
    }
  }
}

const key = ({
  provider,
  kind,
  id,
}: {
  readonly provider: string;
  readonly kind: string;
  readonly id: string;
}): string => `${provider} ${kind} ${id}`;
