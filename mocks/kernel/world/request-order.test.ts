import { describe, expect, it } from 'vitest';
import type { Kept } from './journal-entry.ts';
import { Slot, SlotQueue } from './journal-slot.ts';
import { RequestOrder } from './request-order.ts';

const journal = { tenant: 'a', dropOldest() {} };

function open() {
  const queue = new SlotQueue();
  const order = new RequestOrder(queue);
  let number = 0;
  const arrive = (id: string, at: number) => {
    const slot = new Slot({ id, order: at, size: 1 } as Kept, journal);
    slot.number = ++number;
    queue.push(slot);
    return slot;
  };
  const drop = () => queue.shift()?.drop();
  const behind = (id: string | null) => [...order.after(id)].map((kept) => kept.id).join(' ');
  return { queue, order, arrive, drop, behind };
}

describe('RequestOrder', () => {
  it('sorts entries by their requests, and webhooks behind the request before them', () => {
    const { arrive, behind } = open();
    arrive('a-1', 1);
    arrive('a-3', 3);
    arrive('a-w1', 1.5);
    arrive('a-w2', 1.5);
    expect(behind(null)).toBe('a-1 a-w1 a-w2 a-3');
    arrive('a-2', 2);
    expect(behind('a-w1')).toBe('a-w2 a-2 a-3');
  });

  it('goes on behind a request that was dropped, and begins at the start for an unknown webhook', () => {
    const { arrive, drop, behind } = open();
    for (const at of [1, 2, 3, 4]) arrive(`a-${at}`, at);
    expect(behind(null)).toBe('a-1 a-2 a-3 a-4');
    drop();
    drop();
    expect(behind('a-2')).toBe('a-3 a-4');
    expect(behind('a-w9')).toBe('a-3 a-4');
    expect(behind('a-9')).toBe('');
  });

  it('leaves out an entry that was dropped between others', () => {
    const { arrive, drop, behind, order } = open();
    arrive('a-2', 2);
    arrive('a-1', 1);
    arrive('a-3', 3);
    expect(behind(null)).toBe('a-1 a-2 a-3');
    drop();
    expect(behind(null)).toBe('a-1 a-3');
    expect(order.find('a-2')).toBeNull();
    expect(order.find('a-3')?.kept.order).toBe(3);
  });

  it('counts the later of two entries with the same id, after a reset', () => {
    const { arrive, behind, order } = open();
    arrive('a-2', 2);
    const later = arrive('a-2', 2);
    arrive('a-1', 1);
    expect(behind(null)).toBe('a-1 a-2');
    expect(order.find('a-2')).toBe(later);
  });

  it('finds one of many webhooks without reading the others', () => {
    const { queue, order, arrive, drop, behind } = open();
    arrive('a-1', 1);
    for (let at = 1; at <= 5_000; at += 1) arrive(`a-w${at}`, 1.5);
    arrive('a-2', 2);
    expect(behind('a-w4999')).toBe('a-w5000 a-2');
    let reads = 0;
    for (const { kept } of queue.after(0)) {
      const { id } = kept;
      Object.defineProperty(kept, 'id', {
        get: () => {
          reads += 1;
          return id;
        },
      });
    }
    expect(order.find('a-w2500')?.number).toBe(2_501);
    const [next] = order.after('a-w2500');
    expect(next?.id).toBe('a-w2501');
    expect(reads).toBeLessThan(10);
    for (let at = 0; at < 3_000; at += 1) drop();
    expect(order.find('a-w2500')).toBeNull();
    expect(order.find('a-w3000')?.number).toBe(3_001);
    expect(behind('a-w4999')).toBe('a-w5000 a-2');
  });

  it('keeps up over thousands of entries of which the oldest are dropped', () => {
    const { queue, arrive, drop, behind } = open();
    for (let at = 1; at <= 3_000; at += 1) {
      arrive(`a-${at}`, at);
      if (queue.size > 5) drop();
      if (at % 7 === 0) expect(behind(`a-${at - 2}`)).toBe(`a-${at - 1} a-${at}`);
    }
  });
});
