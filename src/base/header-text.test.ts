import { expect, it } from 'vitest';
import { isHeaderText } from './header-text.ts';

it.each(['', 'a b\t~', '\u00ff'])('takes %j', (text) => expect(isHeaderText(text)).toBe(true));

it.each(['a\nb', '\u0000', '\u007f', '\u2014', '\u{1f600}'])('does not take %j', (text) =>
  expect(isHeaderText(text)).toBe(false),
);
