import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oneOf, printable, show } from './show.ts';

/** UTF-16 units of any kind, lone surrogates and control characters among them. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

it('escapes every character that controls a terminal', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const shown of [show(text), show({ [text]: text }), printable(text)]) {
        expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }
    }),
  );
});

it('cuts long texts and names their length', () => {
  expect(show('x'.repeat(500), 10)).toBe('"xxxxxxxxxx" … (500 characters)');
});

it('names a value that cannot be shown', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  expect(show(deep)).toContain('nested too deeply');
  expect(show(undefined)).toBe('nothing');
  expect(show(null)).toBe('null');
});

it('lists alternatives as a sentence does', () => {
  expect([oneOf([1]), oneOf([1, 2]), oneOf(['a', 'b', 'c'])]).toEqual(['1', '1 or 2', 'a, b or c']);
});
