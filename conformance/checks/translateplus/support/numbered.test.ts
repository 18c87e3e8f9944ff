import { expect, it } from 'vitest';
import { Answer } from '../../../model/context/answer.ts';
import { expectInPlace, numbered } from './numbered.ts';

const answerOf = (content: string): Answer =>
  new Answer({
    request: { method: 'POST', url: 'http://x', headers: [], body: null },
    response: {
      status: 200,
      headers: [['Content-Type', 'application/json']],
      bytes: Buffer.from(JSON.stringify({ format: 'srt', content })),
    },
    problem: null,
  });

const file = numbered('srt', 1_200);
const translated = file.content.replace(/The (\w+) is number (\d+) today/g, (_all, noun, number) => {
  const grouped = Number(number).toLocaleString('de');
  return number === '3' ? `heute ist ${noun} drei` : `heute ist ${noun} ${grouped}`;
});

it('accepts texts in their blocks, with grouped digits and numbers in words', () => {
  expect(() => expectInPlace(answerOf(translated), file)).not.toThrow();
});

it.each([
  ['two texts swapped', translated.replace(/ 7\n/, ' 8\n')],
  ['a text left as it was', file.content],
  ['a block without text', translated.replace(/heute ist \w+ 12\n/, '\n')],
  ['a block too few', translated.slice(0, translated.lastIndexOf('1200\n'))],
  ['another index', translated.replace('\n\n12\n', '\n\n13\n')],
])('refuses %s', (_what, content) => {
  expect(() => expectInPlace(answerOf(content), file)).toThrow();
});
