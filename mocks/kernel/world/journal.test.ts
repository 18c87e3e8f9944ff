// Covers: journal-budget.ts, journal-slot.ts

import { describe, expect, it } from 'vitest';
import { keptEntry } from '../test-support/kept-entry.ts';
import { defaultCaps, Journal } from './journal.ts';
import { JournalBudget } from './journal-budget.ts';

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
});
