import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatches } from './glob.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '?'), maxLength: 12 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 8 });
const escaped = (glob: string) => glob.replace(/[/?]/g, '\\$&').replaceAll('*', '.*');

describe('a glob', () => {
  it.each([
    ['/v2/*', '/v2/translate/subtitles', true],
    ['/v2/*', '/v3/translate', false],
    ['*.mp4?x=*', 'a/b.mp4?x=1', true],
    ['*.mp4?x=*', 'a/b.mp4!x=1', false],
    ['', '', true],
    ['', 'a', false],
    ['***', '', true],
  ])('%s on %s: %s', (glob, given, expected) => {
    expect(globMatches(glob, given)).toBe(expected);
  });

  it('agrees with its regular expression', () => {
    fc.assert(
      fc.property(pattern, text, (glob, given) => {
        expect(globMatches(glob, given)).toBe(new RegExp(`^${escaped(glob)}$`).test(given));
        const withOne = new RegExp(`^${escaped(glob).replaceAll('\\?', '.')}$`);
        expect(globMatches(glob, given, { one: true })).toBe(withOne.test(given));
      }),
      { numRuns: 500 },
    );
  });

  it('stays fast where a regular expression does not', () => {
    expect(globMatches(`${'*a'.repeat(40)}*b`, 'a'.repeat(5_000))).toBe(false);
  });
});
