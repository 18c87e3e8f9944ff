import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Difference, file, type PiecedFile, textsBetween, withKept } from './pieces.ts';

const source = file`1\n00:00:01,000 --> 00:00:02,000\n${'Good morning'}\n\n2\n00:00:03,000 --> 00:00:04,000\n${'Good night'} \n`;

const textsOf = (of: PiecedFile, output: string) => {
  const outcome = textsBetween(of, output);
  return 'texts' in outcome ? outcome.texts : outcome.difference;
};

it('writes the file that is sent', () => {
  expect(source.content).toBe(
    '1\n00:00:01,000 --> 00:00:02,000\nGood morning\n\n2\n00:00:03,000 --> 00:00:04,000\nGood night \n',
  );
});

it('finds any one-line texts in the places of the words', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => text.trim() !== '' && !/[\r\n]/.test(text));
  fc.assert(
    fc.property(line, line, (one, two) => {
      // A text that ends where the next piece begins could be cut either way; the file comes out right nonetheless.
      fc.pre(!/\s$/.test(two));
      expect(
        textsOf(
          source,
          source.content.replace('Good morning', () => one).replace('Good night', () => two),
        ),
      ).toEqual([one, two]);
    }),
  );
});

it('notices every single character of a kept piece that is dropped, doubled or changed', () => {
  const [head, first, middle, second, tail] = [
    source.kept[0],
    'Buenos',
    source.kept[1],
    'Noches',
    source.kept[2],
  ] as string[];
  const output = `${head}${first}${middle}${second}${tail}`;
  const inText = (at: number) => {
    const from = (head ?? '').length;
    const to = from + (first ?? '').length + (middle ?? '').length;
    return (at >= from && at < from + (first ?? '').length) || (at >= to && at < to + (second ?? '').length);
  };
  for (let at = 0; at < output.length; at += 1) {
    if (inText(at)) continue;
    for (const change of ['', (output[at] ?? '') + (output[at] ?? ''), '~']) {
      const broken = output.slice(0, at) + change + output.slice(at + 1);
      if (broken === output) continue;
      const outcome = textsBetween(source, broken);
      // One more character at a text's edge belongs to the text as far as anyone can tell, if it is no line break.
      const grown = 'texts' in outcome && outcome.texts.join('|') !== 'Buenos|Noches';
      if (!grown) expect(outcome, `${JSON.stringify(broken)} at ${at}`).toHaveProperty('difference');
    }
  }
});

describe('a difference', () => {
  it.each([
    ['a shifted time', (text: string) => text.replace('03,000', '03,001')],
    ['a lost final newline', (text: string) => text.slice(0, -1)],
    ['one newline more', (text: string) => `${text}\n`],
    ['a lost trailing space', (text: string) => text.replace(' \n', '\n')],
    ['a blank line less', (text: string) => text.replace('\n\n', '\n')],
    ['a text in two lines', (text: string) => text.replace('Good morning', 'Good\nmorning')],
    ['no text', (text: string) => text.replace('Good morning', '')],
    ['a mark before the file', (text: string) => `\ufeff${text}`],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['an empty file', () => ''],
  ])('is %s', (_name, change) => {
    expect(textsBetween(source, change(source.content))).toHaveProperty('difference');
  });

  it('names the piece, the words before it and the actual text', () => {
    expect(textsOf(source, source.content.replace('\n\n2', '\n\n3'))).toEqual({
      expected: '"\\n\\n2\\n00:00:03,000 --> 00:00:04,000\\n" kept as it was sent after the text for "Good morning"',
      got: '"Good morning\\n\\n3\\n00:00:03,000 --> 00:00:04,000\\nGood night \\n"; after "\\n\\n" comes U+0033, not U+0032',
    });
  });

  it('numbers characters that look alike, and names the end of the file', () => {
    const accented = file`NOTE e\u0301\n${'Good'}\n\n`;
    const got = (output: string) => (textsOf(accented, output) as Difference).got;
    expect(got('NOTE \u00e9\nBueno\n\n')).toContain('after "NOTE " comes U+00E9, not U+0065');
    expect(got('NOTE e\u0301\nBueno\n')).toContain('after "\\n" comes the end, not U+000A');
  });
});

it('changes the kept pieces alone', () => {
  const changed = withKept(source, (piece) => piece.replaceAll('\n', '\r\n'));
  expect(changed.words).toEqual(source.words);
  expect(changed.content).toBe(source.content.replaceAll('\n', '\r\n'));
});
