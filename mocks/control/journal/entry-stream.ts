import type { JournalListener, JournalListeners } from '../../kernel/world/journal-listeners.ts';
import type { Slot } from '../../kernel/world/journal-slot.ts';
import type { EventSink } from './event-sink.ts';
import type { RecentTexts } from './recent-texts.ts';

/** The journal of one tenant, or those of all. */
export interface EntrySource {
  readonly listeners: JournalListeners;
  /** The number of the entry that was dropped last. */
  readonly lastDropped: number;
  /** The number of the newest entry. */
  readonly newest: number;
  /** The entries that arrived after the one of this number, oldest first. */
  after(number: number): Iterable<Slot>;
  /** True for an entry of it. */
  has(slot: Slot): boolean;
  /** The entries, newest first. */
  backwards(): Iterable<Slot>;
}

/** What of a source goes to a stream. */
export interface StreamOptions {
  readonly source: EntrySource;
  readonly sink: EventSink;
  /** The number after which it begins. */
  readonly start: number;
  /** True if the reader had read up to there: it is told what it missed. */
  readonly isResumed: boolean;
  readonly wants: (slot: Slot) => boolean;
  /** Shared by the readers of a world. */
  readonly texts: RecentTexts;
  /** True for a tenant whose reset and deletion are reported. */
  readonly follows: (tenant: string) => boolean;
  /** `one`: the stream of a tenant, which ends with it. `all`: entries have the names of their tenants. */
  readonly of: 'one' | 'all';
  /** The id of an event for the number of an entry. */
  readonly idOf: (number: number) => string;
}

/** Entries that are written before other work gets its turn. */
const AT_ONCE = 50;

/** Notices of resets and deletions that wait for a slow reader; more of them count as missed. */
const NOTICES = 100;

/**
 * Sends entries as they arrive, after those that are there. Holds none: it knows the number of the last one it sent, and
 * reads on from there, so that a slow reader costs no memory. What was dropped before it was read is reported as missed.
 */
export class EntryStream implements JournalListener {
  readonly #options: StreamOptions;
  readonly #notices: string[] = [];
  #at: number;
  #reportedDrop: number;
  #hasMissed = false;
  #isScheduled = false;
  readonly #remove: () => void;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.#at = options.start;
    this.#reportedDrop = options.isResumed ? 0 : options.source.lastDropped;
    this.#remove = options.source.listeners.add(this);
    options.sink.onReady(() => this.#schedule());
    this.#schedule();
  }

  added(): void {
    this.#schedule();
  }

  cleared(tenant: string): void {
    this.#lastChance();
    this.#notice('reset', tenant);
  }

  closed(tenant: string): void {
    this.#lastChance();
    this.#notice('deleted', tenant);
    if (this.#options.of === 'all') return;
    this.#pump();
    this.close();
    this.#options.sink.end();
  }

  /** Stops listening. */
  close(): void {
    this.#remove();
  }

  /** A request does not wait for readers: they read afterwards. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#pump();
    });
  }

  /** Sends what will be gone at once; notes what cannot be sent. */
  #lastChance(): void {
    this.#pump(Number.POSITIVE_INFINITY);
    if (this.#options.source.newest > this.#at) this.#hasMissed = true;
  }

  #notice(event: 'reset' | 'deleted', tenant: string): void {
    if (!this.#options.follows(tenant)) return;
    this.#notices.push(`event: ${event}\ndata: ${JSON.stringify({ tenant })}\n\n`);
    if (this.#notices.length > NOTICES) {
      this.#notices.shift();
      this.#hasMissed = true;
    }
    this.#schedule();
  }

  #pump(most = AT_ONCE): void {
    const { source, sink, wants, idOf, of, texts } = this.#options;
    if (!this.#sendNotices() || !this.#sendMissed()) return;
    let written = 0;
    for (const slot of source.after(this.#at)) {
      if (sink.isBusy) return;
      if (written >= most) {
        this.#schedule();
        return;
      }
      this.#at = slot.number;
      if (!wants(slot)) continue;
      const owner = of === 'all' ? `"tenant":${JSON.stringify(slot.journal.tenant)},` : '';
      sink.write(`id: ${idOf(slot.number)}\ndata: {${owner}${texts.of(slot.kept)}}\n\n`);
      written += 1;
    }
  }

  /** Returns false if the reader is busy. */
  #sendNotices(): boolean {
    while (this.#notices.length > 0) {
      if (this.#options.sink.isBusy) return false;
      this.#options.sink.write(this.#notices.shift() ?? '');
    }
    return !this.#options.sink.isBusy;
  }

  #sendMissed(): boolean {
    const { source, sink } = this.#options;
    if (source.lastDropped > Math.max(this.#at, this.#reportedDrop)) this.#hasMissed = true;
    this.#reportedDrop = Math.max(source.lastDropped, this.#reportedDrop);
    if (!this.#hasMissed) return true;
    this.#hasMissed = false;
    sink.write('event: missed\ndata: {}\n\n');
    return !sink.isBusy;
  }
}
