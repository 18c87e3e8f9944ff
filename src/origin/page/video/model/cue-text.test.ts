import { expect, it } from 'vitest';
import { editableOf, payloadOf, shownLines } from './cue-text.ts';

it.each([
  ['Bread &amp; butter', 'Bread & butter'],
  ['<i>Loud</i> 3 &lt; 4', '<i>Loud</i> 3 < 4'],
  ['<v Ann>Hi</v> <00:01.000>there', '<v Ann>Hi</v> <00:01.000>there'],
  ['a &lt;i&gt; b', 'a &lt;i&gt; b'],
  ['no&nbsp;break', 'no&nbsp;break'],
])('edits %j as %j, and gets the same back', (payload, text) => {
  expect(editableOf(payload)).toBe(text);
  expect(payloadOf(text)).toBe(payload);
});

it('cleans lines, and escapes what is no markup', () => {
  expect(payloadOf('  one \r\n\n two <script> \0')).toBe('one\ntwo &lt;script&gt;');
  expect(shownLines('<i>One</i> &amp;\ntwo&#33; &#x4a; &hearts; &constructor; &#0;')).toEqual([
    'One &',
    'two! J &hearts; &constructor; &#0;',
  ]);
});
