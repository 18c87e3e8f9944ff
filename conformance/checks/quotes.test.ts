import { expect, it } from 'vitest';
import { allChecks } from '../providers/checks.ts';

/** Documented checks without a quotation: their source is a type, a schema, a standard, or a page that is not at hand. */
const UNQUOTED = 56;

it('quotes the source of documented checks', () => {
  const documented = allChecks.filter(({ evidence }) => evidence.grade === 'documented');
  const unquoted = documented.filter(({ quote }) => quote === undefined).map(({ id }) => id);
  expect(unquoted.length, unquoted.join(', ')).toBeLessThanOrEqual(UNQUOTED);
});

it('quotes nothing for an assumption', () => {
  const assumed = allChecks.filter(({ evidence }) => evidence.grade === 'assumed');
  expect(assumed.filter(({ quote }) => quote !== undefined).map(({ id }) => id)).toEqual([]);
});

it('quotes no more than a few sentences, in one line', () => {
  const quotes = allChecks.flatMap(({ quote }) => quote ?? []);
  expect(quotes.filter((quote) => quote.length > 330 || /\n|\s{2}|^\s|\s$/.test(quote))).toEqual([]);
});
