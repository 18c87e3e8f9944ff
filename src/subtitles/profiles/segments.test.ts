import { expect, it } from 'vitest';
import { countCharacters, countWords } from './counting.ts';
import { segmentsOf } from './segments.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

it.each(['a', '👩‍👩‍👧', 'e\u0301', '🇩🇪', 'हि', '\r\n', '\u0301'])('cuts none of many %j', (cluster) => {
  for (const before of ['', 'x', 'xy', 'xyz', 'xyzu', 'xyzuv', 'xyzuvw', 'xyzuvwt']) {
    const text = before + cluster.repeat(2_000);
    const found = Array.from(segmentsOf(graphemes, text), ({ segment }) => segment);
    expect(found).toEqual(Array.from(graphemes.segment(text), ({ segment }) => segment));
  }
});

it('counts a family and a word at every place as one', () => {
  for (const before of [4_090, 4_091, 4_092, 4_093, 4_094, 4_095]) {
    expect(countCharacters(`${'ก'.repeat(before)}👩‍👩‍👧`, 'graphemes')).toBe(before + 1);
    expect(countWords(`ก${'x'.repeat(before)} word`)).toBe(countWords('กx word'));
  }
});
