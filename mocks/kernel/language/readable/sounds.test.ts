// Covers: roman.ts, syllable.ts, units.ts

import { describe, expect, it } from 'vitest';
import { romanOf } from './roman.ts';
import { soundsOf } from './sounds.ts';
import { syllablesOf } from './syllable.ts';
import { KEPT, shorten, textOf } from './units.ts';

it.each([
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['カメラ', 'kamera'],
  ['Счёт', 'schet'],
  ['ΑΥΡΙΟ', 'ayrio'],
])('reads %s as %s', (word, letters) => {
  expect(romanOf(word)).toBe(letters);
});

it('reads a letter that nobody transcribes as a syllable of its own', () => {
  expect(romanOf('ъ')).toMatch(/^[a-z]{2}$/);
  expect(romanOf('ъ')).toBe(romanOf('ъ'));
});

describe('soundsOf', () => {
  it.each([
    ['back', 'b a k'],
    ['city', 's i t i'],
    ['yellow', 'y e l o w'],
    ['phone', 'f o n e'],
    ['quick', 'k w i k'],
    ['match', 'm a ch'],
    ['thing', 'th i n g'],
    ['box', 'b o k s'],
    ['moon', 'm u n'],
    ['keeper', 'k i p e r'],
  ])('hears %s as %s', (word, ids) => {
    expect(
      soundsOf(word)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(ids);
  });

  it('calls a vowel weak after a vowel, and a last e', () => {
    const weak = (word: string) => soundsOf(word).flatMap(({ id, isWeak }) => (isWeak ? [id] : []));
    expect([weak('boat'), weak('late'), weak('me'), weak('river')]).toEqual([['a'], ['e'], [], []]);
  });
});

it('divides a word into syllables, a weak vowel leaving its consonant alone', () => {
  const parts = syllablesOf('invoice').map(({ onset, vowel }) => onset + vowel);
  expect(parts).toEqual(['i', 'n', 'vo', 'i', 's']);
});

describe('shorten', () => {
  const units = [
    { text: 'ka', rank: KEPT },
    { text: 'i', rank: 0 },
    { text: 's', rank: 2 },
    { text: 't', rank: 2 },
  ];

  it.each([
    [9, 'kaist'],
    [4, 'kast'],
    [3, 'kas'],
    [1, 'ka'],
  ])('leaves %i letters: %s', (goal, text) => {
    expect(textOf(shorten(units, goal))).toBe(text);
  });

  it('leaves one piece at least', () => {
    expect(textOf(shorten([{ text: 'ab', rank: 0 }], 1))).toBe('ab');
  });
});
