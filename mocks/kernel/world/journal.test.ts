import { describe, expect, it } from 'vitest';
import {
  type Circumstances,
  cutBody,
  defaultCaps,
  Journal,
  JournalBudget,
  type JournalEntry,
  recordBody,
} from './journal.ts';

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

describe('an entry', () => {
  it('is cleaned before it is shown, once', () => {
    const journal = new Journal();
    let times = 0;
    const clean = (raw: JournalEntry): JournalEntry => {
      times += 1;
      return { ...raw, path: '/clean' };
    };
    journal.add(entry(1), circumstances, clean);
    expect(journal.find('demo-1')?.entry.path).toBe('/clean');
    expect(journal.entries.map(({ path }) => path)).toEqual(['/clean']);
    expect(times).toBe(1);
  });
});

describe('recordBody and cutBody', () => {
  const recorded = (bytes: Uint8Array, cap?: number, redact = (text: string) => text) =>
    cutBody(recordBody(bytes, cap), redact, cap);

  it('cut at the cap without splitting a character', () => {
    expect(recorded(Buffer.from('ab\u{1F600}cdef'), 3)).toEqual({ bytes: 10, text: 'ab', cut: true });
    const long = `${'x'.repeat(1_027)}€`;
    expect(recorded(Buffer.from(long), 4)).toEqual({ bytes: 1_030, text: 'xxxx', cut: true });
  });

  it('blank a secret that lies across the cap', () => {
    const redact = (text: string) => text.replaceAll('mock_demo', '[redacted]');
    expect(recorded(Buffer.from('ab mock_demo cd'), 6, redact).text).toBe('ab [re');
  });

  it('keep a byte order mark and say only the size of what is not text', () => {
    expect(recorded(Buffer.from('\ufeffx'))).toEqual({ bytes: 4, text: '\ufeffx' });
    expect(recorded(Buffer.from([0xff, 0xfe, 0x41]))).toEqual({ bytes: 3 });
  });
});
