import type { Kept } from './journal-entry.ts';
import type { Slot, SlotQueue } from './journal-slot.ts';

/**
 * The entries of a journal in the order of their requests, not of their answers. It is brought up to date when it is read, so that a
 * request costs nothing more, and a page costs as much as the page and what has arrived since.
 */
export class RequestOrder {
  readonly #queue: SlotQueue;
  /** Ascending in `#orders`. Those before `#first` were dropped, and some behind it may be. */
  #slots: Slot[] = [];
  #orders: number[] = [];
  #first = 0;
  #seen = 0;
  /** The webhooks by id. */
  #webhooks = new Map<string, Slot>();

  constructor(queue: SlotQueue) {
    this.#queue = queue;
  }

  /** The entries behind the one of this id; if it was dropped, those whose requests came later; all for null. */
  *after(id: string | null): Generator<Kept> {
    this.#catchUp();
    const { length } = this.#slots;
    for (let at = id === null ? this.#first : this.#behind(id); at < length; at += 1) {
      const slot = this.#slots[at];
      if (slot !== undefined && !slot.isDropped) yield slot.kept;
    }
  }

  /** The place of the entry of this id, or null. */
  find(id: string): Slot | null {
    this.#catchUp();
    const webhook = this.#webhooks.get(id);
    if (webhook !== undefined) return webhook.isDropped ? null : webhook;
    return this.#slots[this.#indexOf(id)] ?? null;
  }

  #behind(id: string): number {
    const at = this.#indexOf(id);
    if (at >= 0) return at + 1;
    const order = orderOf(id);
    return Number.isNaN(order) ? this.#first : this.#from(order);
  }

  /** -1 for an unknown id. */
  #indexOf(id: string): number {
    const order = orderOf(id);
    // The order of a webhook is that of the request before it, so that its id does not tell.
    if (Number.isNaN(order)) return this.#indexOfWebhook(id);
    const isIt = (slot: Slot | undefined) => slot !== undefined && !slot.isDropped && slot.kept.id === id;
    for (let at = this.#from(order); this.#orders[at] === order; at += 1) if (isIt(this.#slots[at])) return at;
    return -1;
  }

  #indexOfWebhook(id: string): number {
    const slot = this.#webhooks.get(id);
    if (slot === undefined || slot.isDropped) return -1;
    // Those of one order are in the order of their arrival.
    const { order } = slot.kept;
    let [low, high] = [this.#from(order), this.#slots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#orders[middle] === order && (this.#slots[middle]?.number ?? 0) < slot.number) low = middle + 1;
      else high = middle;
    }
    return this.#slots[low] === slot ? low : -1;
  }

  /** The first place of this order, or of a later one. */
  #from(order: number): number {
    let [low, high] = [this.#first, this.#orders.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#orders[middle] ?? 0) < order) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #catchUp(): void {
    for (const slot of this.#queue.after(this.#seen)) this.#enter(slot);
    this.#seen = this.#queue.newest?.number ?? this.#seen;
    while (this.#slots[this.#first]?.isDropped) this.#first += 1;
    if (this.#first <= this.#slots.length >> 1) return;
    this.#slots = this.#slots.slice(this.#first);
    this.#orders = this.#orders.slice(this.#first);
    this.#first = 0;
    this.#webhooks = new Map([...this.#webhooks].filter(([, slot]) => !slot.isDropped));
  }

  #enter(slot: Slot): void {
    const { order, id } = slot.kept;
    if (Number.isNaN(orderOf(id))) this.#webhooks.set(id, slot);
    let at = this.#slots.length;
    while (at > this.#first && (this.#orders[at - 1] ?? 0) > order) at -= 1;
    const before = this.#slots[at - 1];
    // After a reset, a request that began before it may have the id of a later one: the later entry counts.
    const isSame = this.#orders[at - 1] === order && before && !before.isDropped && before.kept.id === id;
    if (isSame) this.#slots[at - 1] = slot;
    else {
      this.#slots.splice(at, 0, slot);
      this.#orders.splice(at, 0, order);
    }
  }
}

/** The number of a request, which its id ends with; NaN for other ids. */
const orderOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));
