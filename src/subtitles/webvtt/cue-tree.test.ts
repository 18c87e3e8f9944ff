// Covers: cue-tokens.ts, cue-tree-text.ts
import { expect, it } from 'vitest';
import { cueTree } from './cue-tree.ts';
import { cueTreeText } from './cue-tree-text.ts';
import type { CueNode } from './cue-tree-types.ts';

const text = (value: string): CueNode => ({ type: 'text', value });

it.each([
  ['&#x41;&#65&#x80;&#0;&#xD800;', 'A' + 'A' + '\u20ac\ufffd\ufffd'],
  ['&#;&#x;&#xg;&nosuch;', '&#;&#x;&#xg;&nosuch;'],
  ['&ampx &notin; &notit;', '&x \u2209 \u00acit;'],
  ['a > b & c', 'a > b & c'],
])('decodes the references of %j', (payload, value) => {
  expect(cueTree(payload).children).toEqual([text(value)]);
});

it('decodes references in an annotation, then trims and joins its white space', () => {
  expect(cueTree('<v.loud \t Ann&#32;&amp;&gt;\n Bob >x').children).toEqual([
    { type: 'object', name: 'v', classes: ['loud'], value: 'Ann &> Bob', children: [text('x')] },
  ]);
});

it.each([
  '<i/>',
  '< i>',
  '<I>',
  '<.a>',
  '<rt>',
  '<ruby2>',
  '</i>',
  '</>',
  '<>',
  '<1>',
  '<00:00:01.000 >',
  '<00:60.000>',
])('leaves out %j, which is not known in its place', (tag) => {
  expect(cueTree(`a${tag}b`).children).toEqual([text('a'), text('b')]);
});

it('closes a tag only by its exact name, and a ruby text with its ruby', () => {
  expect(cueTreeText(cueTree('<i>a</i >b</b></i>c<ruby>d<rt>e</ruby>f'))).toBe(
    '| <i>\n|   "a"\n|   "b"\n| "c"\n| <ruby>\n|   "d"\n|   <rt>\n|     "e"\n| "f"\n',
  );
});

it('tells the language that applies to each span', () => {
  const tree = cueTree('<i>a</i><lang de><b>b</b></lang><u>c</u><lang>d', { language: 'en' });
  expect(tree.children).toMatchObject([
    { name: 'i', language: 'en' },
    { name: 'lang', value: 'de', language: 'de', children: [{ name: 'b', language: 'de' }] },
    { name: 'u', language: 'en' },
    { name: 'lang', value: '', language: '' },
  ]);
});

it('reads a payload as a file would hand it on', () => {
  expect(cueTree('a\r\nb\rc\0\r\n\r\nd').children).toEqual([text('a\nb\nc\ufffd')]);
  expect(cueTree('\na').children).toEqual([]);
});

it('gives the tree of 100,000 open tags', () => {
  const tree = cueTree(`${'<b>'.repeat(100_000)}x`);
  expect(tree.children).toHaveLength(1);
});

it('gives a tag its classes, a million of them', () => {
  const [span] = cueTree(`<c${'.a.'.repeat(1_000_000)}>x`).children;
  expect(span).toMatchObject({ name: 'c' });
  expect((span as { classes: readonly string[] }).classes).toHaveLength(1_000_000);
});
