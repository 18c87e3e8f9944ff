import { describe, expect, it } from 'vitest';
import { keptEntry } from '../test-support/kept-entry.ts';
import { defaultCaps, Journal, JournalBudget } from './journal.ts';

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

  it('keeps the order of requests, not of answers', () => {
    const journal = new Journal();
    for (const n of [2, 10, 1]) journal.add(entry(n));
    expect(ids(journal)).toEqual(['demo-1', 'demo-2', 'demo-10']);
  });
});
