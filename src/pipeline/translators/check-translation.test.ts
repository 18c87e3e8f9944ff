import { expect, it } from 'vitest';
import { checkTranslation } from './check-translation.ts';

const file = (...texts: readonly string[]) =>
  `WEBVTT\n\n${texts.map((text, at) => `00:00:0${at}.000 --> 00:00:0${at}.900\n${text}\n`).join('\n')}`;
const SOURCE = file('One', 'Two', 'Three', '1984');

it.each([
  ['a translation', file('Uno', 'Dos', 'Tres', '1984')],
  ['a translation with a name that stays', file('One', 'Dos', 'Tres', '1984')],
])('takes %s', (_what, translation) => {
  expect(() => checkTranslation('S', SOURCE, translation, 'es')).not.toThrow();
});

it('accepts a few unchanged texts', () => {
  expect(() => checkTranslation('S', file('Anna', 'Otto'), file('Anna', 'Otto'), 'es')).not.toThrow();
});

it.each([
  ['has 3 cues instead of 4', file('Uno', 'Dos', 'Tres')],
  ['has other times in cue 1', file('Uno', 'Dos', 'Tres', '1984').replace('00.000', '00.001')],
  ['equals the captions that it translates', SOURCE],
])('refuses a translation that %s', (fault, translation) => {
  expect(() => checkTranslation('S', SOURCE, translation, 'es')).toThrow(
    `The translation into es (Spanish) by S ${fault}, so it was not published. It was paid:`,
  );
});
