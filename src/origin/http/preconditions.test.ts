import { describe, expect, it } from 'vitest';
import { preconditionOf, rangeCounts } from './preconditions.ts';

/** Modified at 12:00:00.500 GMT; HTTP dates know 12:00:00. */
const version = { etag: '"v2"', modified: Date.UTC(2026, 5, 1, 12, 0, 0, 500) };
const now = Date.UTC(2026, 10, 1);
const SAME = 'Mon, 01 Jun 2026 12:00:00 GMT';
const BEFORE = 'Mon, 01 Jun 2026 11:59:59 GMT';
const LATER = 'Mon, 01 Jun 2026 12:00:01 GMT';
const outcome = (headers: Record<string, string>, method = 'GET', of: Parameters<typeof preconditionOf>[1] = version) =>
  preconditionOf({ method, headers, now }, of);

describe('a precondition', () => {
  it.each<[Record<string, string>, string]>([
    [{}, 'go'],
    // 13.1.1: strong comparison.
    [{ 'if-match': '*' }, 'go'],
    [{ 'if-match': ' * ' }, 'go'],
    [{ 'if-match': '"v2"' }, 'go'],
    [{ 'if-match': '"v1", "v2"' }, 'go'],
    [{ 'if-match': '"v1" , ,"v2",' }, 'go'],
    [{ 'if-match': '"a, b", "v2"' }, 'go'],
    [{ 'if-match': '"v1"' }, 'failed'],
    [{ 'if-match': 'W/"v2"' }, 'failed'],
    [{ 'if-match': 'v2' }, 'failed'],
    [{ 'if-match': '' }, 'failed'],
    // 13.1.2: weak comparison.
    [{ 'if-none-match': '*' }, 'not-modified'],
    [{ 'if-none-match': '"v2"' }, 'not-modified'],
    [{ 'if-none-match': 'W/"v2"' }, 'not-modified'],
    [{ 'if-none-match': '"v1", W/"v2"' }, 'not-modified'],
    [{ 'if-none-match': '"v1"' }, 'go'],
    [{ 'if-none-match': 'nonsense' }, 'go'],
    // 13.1.3 and 13.1.4: what is no date is ignored.
    [{ 'if-modified-since': SAME }, 'not-modified'],
    [{ 'if-modified-since': LATER }, 'not-modified'],
    [{ 'if-modified-since': BEFORE }, 'go'],
    [{ 'if-modified-since': 'Monday, 01-Jun-26 12:00:00 GMT' }, 'not-modified'],
    [{ 'if-modified-since': 'Mon Jun  1 12:00:00 2026' }, 'not-modified'],
    [{ 'if-modified-since': 'Mon Jun  1 11:59:59 2026' }, 'go'],
    [{ 'if-modified-since': '2099' }, 'go'],
    [{ 'if-modified-since': '2099-01-01T00:00:00Z' }, 'go'],
    [{ 'if-modified-since': 'Mon, 01 Jun 2099 12:00:00 +0200' }, 'go'],
    [{ 'if-unmodified-since': SAME }, 'go'],
    [{ 'if-unmodified-since': BEFORE }, 'failed'],
    [{ 'if-unmodified-since': 'Mon Jun  1 11:59:59 2026' }, 'failed'],
    [{ 'if-unmodified-since': '1' }, 'go'],
    [{ 'if-unmodified-since': '1970-01-01' }, 'go'],
    // 13.2.2: the order, and which one counts beside which.
    [{ 'if-match': '"v2"', 'if-unmodified-since': BEFORE }, 'go'],
    [{ 'if-match': '"v1"', 'if-none-match': '"v2"' }, 'failed'],
    [{ 'if-match': '"v2"', 'if-none-match': '"v2"' }, 'not-modified'],
    [{ 'if-unmodified-since': BEFORE, 'if-none-match': '"v2"' }, 'failed'],
    [{ 'if-none-match': '"v1"', 'if-modified-since': SAME }, 'go'],
  ])('of %j: %s', (headers, expected) => {
    expect(outcome(headers)).toBe(expected);
    expect(outcome(headers, 'HEAD')).toBe(expected);
  });

  it.each<[Record<string, string>, string]>([
    [{ 'if-match': '*' }, 'go'],
    [{ 'if-none-match': '*' }, 'failed'],
    [{ 'if-none-match': '"v2"' }, 'failed'],
    [{ 'if-none-match': '"v1"' }, 'go'],
    [{ 'if-modified-since': LATER }, 'go'],
    [{ 'if-unmodified-since': BEFORE }, 'failed'],
  ])('of %j on a change: %s', (headers, expected) => {
    expect(outcome(headers, 'PATCH')).toBe(expected);
    expect(outcome(headers, 'DELETE')).toBe(expected);
  });

  it('of a resource without tag and date depends only on its existence', () => {
    const bare = { etag: null, modified: null };
    expect(outcome({ 'if-match': '*' }, 'DELETE', bare)).toBe('go');
    expect(outcome({ 'if-match': '"v2"' }, 'DELETE', bare)).toBe('failed');
    expect(outcome({ 'if-none-match': '*' }, 'DELETE', bare)).toBe('failed');
    expect(outcome({ 'if-none-match': '"v2"', 'if-unmodified-since': BEFORE }, 'DELETE', bare)).toBe('go');
  });

  it('takes the tag of another content coding for the same version', () => {
    const coded = { ...version, otherEtag: '"v2-gzip"' };
    expect(outcome({ 'if-match': '"v2-gzip"' }, 'PATCH', coded)).toBe('go');
    expect(outcome({ 'if-match': '"v2"' }, 'PATCH', coded)).toBe('go');
    expect(outcome({ 'if-match': '"v1-gzip"' }, 'PATCH', coded)).toBe('failed');
    expect(outcome({ 'if-none-match': '"v2-gzip"' }, 'PATCH', coded)).toBe('failed');
  });

  it('never matches strongly for a weak tag', () => {
    const weak = { ...version, etag: 'W/"v2"' };
    expect(outcome({ 'if-match': 'W/"v2"' }, 'GET', weak)).toBe('failed');
    expect(outcome({ 'if-none-match': '"v2"' }, 'GET', weak)).toBe('not-modified');
    expect(rangeCounts({ method: 'GET', headers: { 'if-range': 'W/"v2"' }, now }, weak)).toBe(false);
  });
});

it.each([
  [undefined, true],
  ['"v2"', true],
  ['"v1"', false],
  ['W/"v2"', false],
  [SAME, true],
  ['Monday, 01-Jun-26 12:00:00 GMT', true],
  ['Mon Jun  1 12:00:00 2026', true],
  [BEFORE, false],
  // Another date is another version, even a later one (13.1.5).
  [LATER, false],
  ['nonsense', false],
  ['"v1", "v2"', false],
])('lets a Range count after If-Range %s: %s', (condition, counts) => {
  const headers = condition === undefined ? {} : { 'if-range': condition };
  expect(rangeCounts({ method: 'GET', headers, now }, version)).toBe(counts);
});
