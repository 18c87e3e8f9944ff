// Covers: journal-budget.ts, journal-listeners.ts, journal-slot.ts

import { describe, expect, it } from 'vitest';
import { keptEntry } from '../test-support/kept-entry.ts';
import { defaultCaps, Journal } from './journal.ts';
import { JournalBudget } from './journal-budget.ts';
import type { JournalListener } from './journal-listeners.ts';
import type { Slot } from './journal-slot.ts';

const entry = (n: number, text = '') => keptEntry(`demo-${n}`, text);
const ids = (journal: Journal) => journal.entries.map(({ id }) => id);

describe('Journal', () => {
  it('drops the oldest entries at the entry cap and counts them', () => {
    const journal = new Journal({ bodyBytes: 10, totalBytes: 1_000, entries: 2 });
    for (const n of [1, 2, 3]) journal.add(entry(n));
    expect(ids(journal)).toEqual(['demo-2', 'demo-3']);
    expect(journal.dropped).toBe(1);
    expect(journal.find('demo-1')).toBeNull();
  });

  it('drops the oldest entries at the byte cap', () => {
    const journal = new Journal({ bodyBytes: 100, totalBytes: 100, entries: 99 });
    journal.add(entry(1, 'x'.repeat(60)));
    journal.add(entry(2, 'x'.repeat(60)));
    expect(ids(journal)).toEqual(['demo-2']);
  });

  it('gives up the oldest entries of all journals when the world has no more room, and survives a reset', () => {
    const budget = new JournalBudget(5_500);
    const [busy, quiet] = [new Journal(defaultCaps, budget), new Journal(defaultCaps, budget)];
    quiet.add(entry(1));
    for (const n of [1, 2, 3, 4]) busy.add(entry(n));
    expect([ids(quiet), ids(busy)]).toEqual([['demo-1'], ['demo-1', 'demo-2', 'demo-3', 'demo-4']]);
    busy.add(entry(5));
    expect([ids(quiet), quiet.dropped, ids(busy).length]).toEqual([[], 1, 5]);
    busy.clear();
    for (let n = 6; n < 30; n += 1) busy.add(entry(n));
    expect(ids(busy)).toEqual(['demo-25', 'demo-26', 'demo-27', 'demo-28', 'demo-29']);
  });

  it('drops its own oldest entries before those of other journals', () => {
    const budget = new JournalBudget(3_500);
    const [busy, quiet] = [new Journal({ ...defaultCaps, entries: 2 }, budget), new Journal(defaultCaps, budget)];
    quiet.add(entry(1));
    for (const n of [1, 2, 3, 4]) busy.add(entry(n));
    expect([ids(quiet), ids(busy), busy.dropped, budget.entries]).toEqual([['demo-1'], ['demo-3', 'demo-4'], 2, 3]);
  });

  it('does not count an entry that is larger than its journal', () => {
    const budget = new JournalBudget();
    const journal = new Journal({ ...defaultCaps, totalBytes: 50 }, budget);
    journal.add(entry(1));
    journal.add(entry(2, 'x'.repeat(60)));
    journal.add(entry(3));
    expect([ids(journal), journal.dropped, budget.entries]).toEqual([['demo-3'], 2, 1]);
  });

  it('gives up what it drops, so that no place of an old entry keeps it in memory', () => {
    const journal = new Journal({ ...defaultCaps, entries: 2 });
    const slots: Slot[] = [];
    journal.listeners.add({ added: (slot) => void slots.push(slot), cleared: () => {}, closed: () => {} });
    for (const n of [1, 2, 3]) journal.add(entry(n));
    expect(slots.map(({ isDropped }) => isDropped)).toEqual([true, false, false]);
    expect(() => slots[0]?.kept).toThrow('was dropped');
    journal.clear();
    expect(slots.every(({ isDropped }) => isDropped)).toBe(true);
  });

  it('announces no entry that the limit of all journals drops at once', () => {
    const journal = new Journal(defaultCaps, new JournalBudget(500));
    const heard: Slot[] = [];
    journal.listeners.add({ added: (slot) => void heard.push(slot), cleared: () => {}, closed: () => {} });
    journal.add(entry(1));
    expect([heard, journal.dropped]).toEqual([[], 1]);
  });

  it('counts the entries of journals that are cleared and closed', () => {
    const budget = new JournalBudget();
    const [one, two, three] = [1, 2, 3].map(() => new Journal(defaultCaps, budget));
    for (const journal of [one, two, three, two]) journal?.add(entry(1));
    two?.close();
    two?.add(entry(2));
    expect([budget.entries, one && ids(one), three && ids(three)]).toEqual([2, ['demo-1'], ['demo-1']]);
    one?.clear();
    three?.clear();
    expect(budget.entries).toBe(0);
  });

  it('shows the later of two entries with one id', () => {
    const journal = new Journal();
    journal.add(entry(1, 'before'));
    journal.add(entry(1, 'after'));
    expect(journal.entries.map(({ request }) => request.body.text)).toEqual(['after']);
    expect(journal.find('demo-1')?.entry.request.body.text).toBe('after');
  });

  it('keeps the order of requests, not of answers', () => {
    const journal = new Journal();
    for (const n of [2, 10, 1]) journal.add(entry(n));
    expect(ids(journal)).toEqual(['demo-1', 'demo-2', 'demo-10']);
  });

  it('tells listeners of one journal, and of all, what happens, until they are removed', () => {
    const budget = new JournalBudget();
    const [one, two] = [new Journal(defaultCaps, budget, 'one'), new Journal(defaultCaps, budget, 'two')];
    const heard: string[] = [];
    const listener = (name: string): JournalListener => ({
      added: ({ kept, journal }) => heard.push(`${name}: ${journal.tenant} ${kept.id}`),
      cleared: (tenant) => heard.push(`${name}: ${tenant} cleared`),
      closed: (tenant) => heard.push(`${name}: ${tenant} closed`),
    });
    const removals = [one.listeners.add(listener('of one')), budget.listeners.add(listener('of all'))];
    one.add(entry(1));
    two.add(entry(2));
    one.clear();
    two.close();
    for (const remove of removals) remove();
    one.add(entry(3));
    expect(heard).toEqual([
      'of one: one demo-1',
      'of all: one demo-1',
      'of all: two demo-2',
      'of one: one cleared',
      'of all: one cleared',
      'of all: two closed',
    ]);
    expect([one.listeners.size, budget.listeners.size]).toEqual([0, 0]);
  });

  it('finds what arrived after an entry, in one journal and in all, and knows what was dropped last', () => {
    const budget = new JournalBudget();
    const [one, two] = [new Journal({ ...defaultCaps, entries: 2 }, budget), new Journal(defaultCaps, budget)];
    for (const n of [9, 2, 5]) one.add(entry(n));
    two.add(entry(4));
    const arrived = (journal: Journal | JournalBudget, number: number) =>
      Array.from(journal.after(number), (slot) => [slot.number, slot.kept.id]);
    expect(arrived(one, 0)).toEqual([
      [2, 'demo-2'],
      [3, 'demo-5'],
    ]);
    expect(arrived(one, 2)).toEqual([[3, 'demo-5']]);
    expect(arrived(budget, 2)).toEqual([
      [3, 'demo-5'],
      [4, 'demo-4'],
    ]);
    expect([one.lastDropped, two.lastDropped, budget.lastDropped]).toEqual([1, 0, 1]);
    expect(Array.from(budget.backwards(), ({ number }) => number)).toEqual([4, 3, 2]);
    expect(Array.from(one.backwards(), ({ number }) => number)).toEqual([3, 2]);
  });

  it('finds what arrived after an entry far back without reading those between, also where entries were dropped', () => {
    const budget = new JournalBudget();
    const [small, large] = [
      new Journal({ ...defaultCaps, entries: 10 }, budget),
      new Journal({ ...defaultCaps, totalBytes: 1e9, entries: 1e5 }, budget),
    ];
    for (let n = 1; n <= 10_000; n += 1) (n % 2 === 0 || n % 1_000 < 200 ? small : large).add(entry(n));
    let reads = 0;
    const count = (slot: Slot) => {
      const { number } = slot;
      Object.defineProperty(slot, 'number', {
        get: () => {
          reads += 1;
          return number;
        },
      });
    };
    for (const slot of budget.after(0)) count(slot);
    for (const number of [0, 1, 4_097, 5_111, 9_900, 9_999, 10_000]) {
      for (const journal of [large, budget]) {
        // Where marks were dropped, the first reader walks, and leaves one for itself.
        const [next] = journal.after(number);
        reads = 0;
        for (const again of [0, 30]) for (const _ of journal.after(number + again)) break;
        expect(reads, `${number}`).toBeLessThan(400);
        const expected = [...journal.backwards()].reverse().find((slot) => slot.number > number);
        expect(next, `${number}`).toBe(expected);
      }
    }
  });
});
