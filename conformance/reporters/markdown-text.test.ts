import { expect, it } from 'vitest';
import { cutTo, fenced, fitting, inlineCode, plain } from './markdown-text.ts';

it('keeps text from being read as markup', () => {
  expect(plain('a <b> | `c`\n@d https://e.f')).toBe('a &lt;b&gt; \\| \\`c\\` &#64;d https&#58;&#47;&#47;e.f');
  expect(inlineCode('a `b` |\n c')).toBe("`a 'b' \\| c`");
});

it('fences code with more marks than it has', () => {
  expect(fenced('sh', 'a\n````\nb', '  ')).toEqual(['  `````sh', '  a', '  ````', '  b', '  `````']);
});

it('takes whole parts as long as they fit', () => {
  expect(fitting(['abc', 'de', 'f'], 7)).toEqual(['abc', 'de']);
  expect(fitting(['abc'], 4)).toEqual(['abc']);
  expect([cutTo(3, 'abc'), cutTo(3, 'abcd')]).toEqual(['abc', 'ab…']);
});
