import { describe, expect, it } from 'vitest';
import { type Circumstances, defaultCaps, Journal, JournalBudget, type JournalEntry, recordBody } from './journal.ts';

const circumstances: Circumstances = {
  at: 0,
  what: '',
  remedy: null,
  evidence: null,
  credits: { total: 0, used: 0 },
  windows: {},
};
const entry = (n: number, text = ''): JournalEntry => ({
  id: `demo-${n}`,
  provider: 'translateplus',
  operation: null,
  method: 'GET',
  path: '/',
  request: { headers: {}, body: { bytes: text.length, text } },
  outcome: 'answered',
  rule: null,
  status: 200,
  response: { headers: {}, body: { bytes: 0 } },
});
const ids = (journal: Journal) => journal.entries.map(({ id }) => id);

describe('Journal', () => {
  it('drops the oldest entries at the entry cap and counts them', () => {
    const journal = new Journal({ bodyBytes: 10, totalBytes: 1_000, entries: 2 });
    for (const n of [1, 2, 3]) journal.add(entry(n), circumstances);
    expect(ids(journal)).toEqual(['demo-2', 'demo-3']);
    expect(journal.dropped).toBe(1);
    expect(journal.find('demo-1')).toBeNull();
  });

  it('drops the oldest entries at the byte cap', () => {
    const journal = new Journal({ bodyBytes: 100, totalBytes: 100, entries: 99 });
    journal.add(entry(1, 'x'.repeat(60)), circumstances);
    journal.add(entry(2, 'x'.repeat(60)), circumstances);
    expect(ids(journal)).toEqual(['demo-2']);
  });

  it('gives up the oldest entries of all journals when the world has no more room, and survives a reset', () => {
    const budget = new JournalBudget(5_500);
    const [busy, quiet] = [new Journal(defaultCaps, budget), new Journal(defaultCaps, budget)];
    quiet.add(entry(1), circumstances);
    for (const n of [1, 2, 3, 4]) busy.add(entry(n), circumstances);
    expect([ids(quiet), ids(busy)]).toEqual([['demo-1'], ['demo-1', 'demo-2', 'demo-3', 'demo-4']]);
    busy.add(entry(5), circumstances);
    expect([ids(quiet), quiet.dropped, ids(busy).length]).toEqual([[], 1, 5]);
    busy.clear();
    for (let n = 6; n < 30; n += 1) busy.add(entry(n), circumstances);
    expect(ids(busy)).toEqual(['demo-25', 'demo-26', 'demo-27', 'demo-28', 'demo-29']);
  });

  it('keeps the order of requests, not of answers', () => {
    const journal = new Journal();
    for (const n of [2, 10, 1]) journal.add(entry(n), circumstances);
    expect(ids(journal)).toEqual(['demo-1', 'demo-2', 'demo-10']);
  });
});

describe('recordBody', () => {
  it('cuts at the cap without splitting a character', () => {
    expect(recordBody(Buffer.from('ab\u{1F600}cdef'), [], 3)).toEqual({ bytes: 10, text: 'ab', cut: true });
    const long = `${'x'.repeat(1_027)}€`;
    expect(recordBody(Buffer.from(long), [], 4)).toEqual({ bytes: 1_030, text: 'xxxx', cut: true });
  });

  it('blanks a secret that lies across the cap', () => {
    expect(recordBody(Buffer.from('ab mock_demo cd'), ['mock_demo'], 6).text).toBe('ab [re');
  });

  it('keeps a byte order mark and says only the size of what is not text', () => {
    expect(recordBody(Buffer.from('\ufeffx'), [])).toEqual({ bytes: 4, text: '\ufeffx' });
    expect(recordBody(Buffer.from([0xff, 0xfe, 0x41]), [])).toEqual({ bytes: 3 });
  });

  it('blanks secrets', () => {
    expect(recordBody(Buffer.from('key mock_demo!'), ['mock_demo'])).toMatchObject({ text: 'key [redacted]!' });
  });
});
