// Covers: seeded-file.ts, seeded-text.ts, spread-over-runs.ts

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranslationBook, TranslationRule } from '../../../../src/contracts/seed/translation-book.ts';
import { translateRuns, translateText } from '../fake-translation.ts';
import { seededFile } from './seeded-file.ts';
import { spreadOverRuns } from './spread-over-runs.ts';

const rule = (more: Partial<TranslationRule>): TranslationRule => ({
  from: 'en',
  to: 'es',
  phrases: {},
  patterns: [],
  ...more,
});
const book = (...rules: TranslationRule[]): TranslationBook => ({ rules, files: [] });
const invoices = rule({
  phrases: { 'My invoice is overdue': 'Mi factura está vencida', 'Thank you.': 'Gracias.', 你好: 'Hola' },
  patterns: [{ match: 'Order (\\d+) for (?<who>\\w+)\\.', replace: 'Pedido $1 para $<who>.' }],
});
const to = (seeded: TranslationBook | undefined, source = 'en', target = 'es') => ({ source, target, seed: 1, seeded });
const invented = (text: string, target = 'es') => translateText(text, to(undefined, 'en', target));

describe('a seeded text', () => {
  it.each([
    ['My invoice is overdue', 'Mi factura está vencida'],
    ['  My invoice\nis  overdue ', '  Mi factura está vencida '],
    ['My invoice is overdue!', 'Mi factura está vencida!'],
    ['Thank you.', 'Gracias.'],
    ['Order 42 for Anna.', 'Pedido 42 para Anna.'],
    ['你好', 'Hola'],
  ])('%j is %j', (text, expected) => {
    expect(translateText(text, to(book(invoices)))).toBe(expected);
    expect(translateText(text, to(book(invoices), 'auto'))).toBe(expected);
  });

  it('is translated sentence by sentence, the rest as without a seed', () => {
    const text = 'My invoice is overdue. The garden is green. Thank you.';
    const expected = `Mi factura está vencida. ${invented('The garden is green. ').trim()} Gracias.`;
    expect(translateText(text, to(book(invoices)))).toBe(expected);
  });

  it('is for its languages alone, under any of their codes', () => {
    const text = 'My invoice is overdue';
    expect(translateText(text, to(book(invoices), 'eng', 'spa'))).toBe('Mi factura está vencida');
    expect(translateText(text, to(book(invoices), 'en', 'de'))).toBe(invented(text, 'de'));
    expect(translateText(text, to(book(invoices), 'fr', 'es'))).not.toContain('factura');
    expect(translateText(text, to(book({ ...invoices, from: null }), 'fr', 'es'))).toContain('factura');
  });

  it('is by the first rule that has it, phrases before patterns, and before the phrasebook', () => {
    const other = rule({
      phrases: { 'Hello world': 'Buenas', 'Thank you.': 'No.' },
      patterns: [{ match: '.*', replace: '[$&]' }],
    });
    const both = to(book(invoices, other));
    expect(translateText('Thank you.', both)).toBe('Gracias.');
    expect(translateText('Hello world', both)).toBe('Buenas');
    expect(translateText('Anything', both)).toBe('[Anything]');
  });

  it('leaves all others as they are without a seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('es', 'ja', 'ar'), (text, target) => {
        fc.pre(!/invoice|thank|order|你好/i.test(text));
        expect(translateText(text, to(book(invoices), 'en', target))).toBe(invented(text, target));
      }),
    );
  });
});

describe('the runs of a cue', () => {
  it('get a translation of the whole cue, spread by words', () => {
    const runs = ['My ', 'invoice', ' is overdue'];
    const translated = translateRuns(runs, to(book(invoices)));
    expect(translated).toEqual(['Mi ', 'factura', ' está vencida']);
  });

  it('are translated one by one where the whole cue is unknown', () => {
    expect(translateRuns(['Thank you.', ' Hm'], to(book(invoices)))).toEqual(['Gracias.', invented(' Hm')]);
  });

  it('are as many as before, none empty while there are characters, and hold all of it', () => {
    const run = fc.string({ minLength: 1 }).map((text) => `a${text}`);
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), fc.string({ minLength: 5 }), (runs, text) => {
        const parts = spreadOverRuns(text, runs);
        expect(parts).toHaveLength(runs.length);
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
    expect(spreadOverRuns('你好世界', ['Hello ', 'world'])).toEqual(['你好 ', '世界']);
  });
});

it('knows a whole file by the hash of its text, with and without a byte order mark', () => {
  const sha256 = createHash('sha256').update('WEBVTT\n').digest('hex');
  const files = [{ from: null, to: 'es', sha256, content: 'WEBVTT es' }];
  const pair = { source: 'auto', target: 'es' };
  expect(seededFile({ rules: [], files }, '\ufeffWEBVTT\n', pair)).toBe('WEBVTT es');
  expect(seededFile({ rules: [], files }, 'WEBVTT', pair)).toBeNull();
  expect(seededFile({ rules: [], files }, 'WEBVTT\n', { ...pair, target: 'de' })).toBeNull();
});

it('keeps a run of white space as it is', () => {
  expect(spreadOverRuns('Hola mundo', ['Hello', ' ', 'world'])[1]).toMatch(/^ \S* ?$/);
  expect(spreadOverRuns('', ['Hello', '  ', 'world'])).toEqual(['', '  ', '']);
});

it('takes no longer for long runs of white space and marks', () => {
  const gap = `a${' '.repeat(200_000)}b`;
  expect(spreadOverRuns('Hola mundo', [gap, gap])).toEqual(['Hola', 'mundo']);
  expect(translateText(`${'!'.repeat(100_000)}x`, to(book(invoices)))).toContain('!'.repeat(99_999));
});
